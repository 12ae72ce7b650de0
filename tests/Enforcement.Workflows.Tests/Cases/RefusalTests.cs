using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Tests.Deadlines;
using Enforcement.Workflows.Tracks.InProgress;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>Bad input: each refused by its name, about its field, nothing changed.</summary>
public sealed class RefusalTests
{
    private static OrderSelfDemolition Order(CaseScenario s, int days, string servedAt) => s.Order(days, When.At(servedAt));

    [Theory]
    [InlineData(4)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Article_21_a_term_is_one_to_three_days(int days)
    {
        var scenario = CaseScenario.Opened().Determined();
        scenario.IsRefused(People.Inspector, scenario.Order(days), CaseRefusalReason.TermOutOfRange, "termDays");
    }

    [Fact]
    public void A_service_lies_neither_in_the_future_nor_before_the_construction_was_found()
    {
        var scenario = CaseScenario.Opened("2026-04-10 09:00").Determined().At("2026-04-12 12:00");
        scenario.IsRefused(People.Inspector, Order(scenario, 3, "2026-04-12 12:01"), CaseRefusalReason.InTheFuture, "servedAt");
        scenario.IsRefused(People.Inspector, Order(scenario, 3, "2026-04-10 08:59"), CaseRefusalReason.BeforeTheCase, "servedAt");
        scenario.Does(People.Inspector, Order(scenario, 3, "2026-04-12 12:00"));
    }

    [Fact]
    public void A_demolition_needs_a_photo_taken_after_it()
    {
        var scenario = CaseScenario.Opened().Ordered();
        scenario.IsRefused(People.Inspector, scenario.Demolish(), CaseRefusalReason.AfterPhotoMissing, "evidence");
        scenario.IsRefused(People.Inspector, scenario.Demolish() with { Evidence = [Guid.NewGuid()] }, CaseRefusalReason.UnknownEvidence,
            "evidence");
        scenario.Does(People.Inspector, scenario.Photo(EvidenceKind.BeforePhoto))
            .Does(People.Inspector, scenario.Photo(EvidenceKind.Document, isPhoto: false))
            .Does(People.Inspector, scenario.Photo(EvidenceKind.AfterPhoto, isPhoto: false));
        scenario.IsRefused(People.Inspector, scenario.Demolish(), CaseRefusalReason.AfterPhotoMissing, "evidence");
        scenario.Does(People.Inspector, scenario.Photo(EvidenceKind.AfterPhoto)).Does(People.Inspector, scenario.Demolish());
    }

    [Theory]
    [InlineData("2026-04-20 22:00", CaseRefusalReason.PlannedAtNight)]
    [InlineData("2026-04-21 05:59", CaseRefusalReason.PlannedAtNight)]
    [InlineData("2026-04-18 10:00", CaseRefusalReason.PlannedOnRestDay)] // Saturday
    [InlineData("2026-05-01 10:00", CaseRefusalReason.PlannedOnRestDay)] // statutory holiday
    [InlineData("2026-04-16 08:00", CaseRefusalReason.PlannedInThePast)]
    public void Compulsion_Law_43_forced_demolition_is_not_planned_at_night_or_on_a_rest_day(string plannedAt, CaseRefusalReason reason)
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Forced().At("2026-04-16 09:00");
        scenario.IsRefused(People.Inspector, new PlanForcedDemolition(scenario.Now, When.At(plannedAt), " "), reason, "plannedAt");
    }

    [Theory]
    [InlineData("2026-04-20 21:59", null)]
    [InlineData("2026-04-21 06:00", null)]
    [InlineData("2026-05-09 10:00", null)] // a Saturday on which people work
    [InlineData("2026-05-01 23:00", "危及公共安全")]
    public void By_day_on_a_working_day_or_in_an_emergency_it_may_be_planned(string plannedAt, string? emergency)
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Forced().At("2026-04-16 09:00");
        scenario.Does(People.Inspector, new PlanForcedDemolition(scenario.Now, When.At(plannedAt), emergency));
    }

    [Fact]
    public void A_year_without_a_calendar_is_named_and_never_guessed()
    {
        var scenario = CaseScenario.Opened("2026-12-20 09:00").Forced().At("2026-12-30 09:00");
        scenario.IsRefused(People.Inspector, new PlanForcedDemolition(scenario.Now, When.At("2027-01-04 10:00"), null),
            CaseRefusalReason.CalendarYearMissing);
        scenario.Refusal!.Args.ShouldBe([2027]);
    }

    [Fact]
    public void An_approval_cannot_be_dated_back()
    {
        var scenario = CaseScenario.Opened("2026-04-10 09:00").Ordered().At("2026-04-12 09:00");
        scenario.IsRefused(People.Lead, new Suspend(When.At("2026-04-11 09:00"), "x"), CaseRefusalReason.ApprovalBackdated, "at");
        scenario.IsRefused(People.Lead, new Withdraw(When.At("2026-04-11 09:00"), "x"), CaseRefusalReason.ApprovalBackdated, "at");
        scenario.IsRefused(People.Lead, new Extend(When.At("2026-04-11 09:00"), 1, "x"), CaseRefusalReason.ApprovalBackdated, "at");
    }

    [Fact]
    public void Reasons_and_findings_must_be_said()
    {
        var scenario = CaseScenario.Opened();
        scenario.IsRefused(People.Inspector, new Inspect(scenario.Now, false, null, false, " "), CaseRefusalReason.TextMissing, "findings");
        scenario.IsRefused(People.Lead, new Suspend(scenario.Now, ""), CaseRefusalReason.TextMissing, "reason");
        scenario.IsRefused(People.Lead, new Withdraw(scenario.Now, ""), CaseRefusalReason.TextMissing, "reason");
        scenario.MeetingRequested();
        scenario.IsRefused(People.Leader, new DecideSpecialMeeting(scenario.Now, false, "", null), CaseRefusalReason.TextMissing, "reason");
    }

    [Fact]
    public void A_supervision_order_is_due_after_today_and_within_a_year()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Approved(); // overdue on 23 April
        scenario.IsRefused(People.Office, new OpenSupervision(scenario.Now, When.Day("2026-04-23")), CaseRefusalReason.DueDateOutOfRange,
            "dueOn");
        scenario.IsRefused(People.Office, new OpenSupervision(scenario.Now, When.Day("2027-04-24")), CaseRefusalReason.DueDateOutOfRange,
            "dueOn");
        scenario.Does(People.Office, new OpenSupervision(scenario.Now, When.Day("2026-04-24")))
            .Deadline(DeadlineKind.Supervision).DueAt.ShouldBe(When.At("2026-04-25 00:00"));
    }

    [Fact]
    public void A_construction_is_not_found_in_the_future()
    {
        var opening = CaseScenario.Opening(When.At("2026-04-10 09:01"));
        CaseDecider.Open(opening, new CaseContext(TestPolicies.V1, StateCouncil.Calendar, When.At("2026-04-10 09:00"),
            People.Inspector)).Refusal!.Code.ShouldBe(Refusal.CodeOf(CaseRefusalReason.InTheFuture));
    }

    [Fact]
    public void Another_town_does_nothing_in_the_case_and_once_overdue_the_towns_lead_no_longer_steers_it()
    {
        var scenario = CaseScenario.Opened();
        scenario.IsRefused(People.OtherInspector, new Inspect(scenario.Now, false, null, false, "x"), CaseRefusalReason.NotYours);
        scenario.IsRefused(People.Planning, new Suspend(scenario.Now, "x"), CaseRefusalReason.NotYours);
        scenario.Overdue();
        scenario.IsRefused(People.Lead, new Suspend(scenario.Now, "x"), CaseRefusalReason.NotYours);
        scenario.IsRefused(People.Lead, new Withdraw(scenario.Now, "x"), CaseRefusalReason.NotYours);
        scenario.IsRefused(People.Lead, new Extend(scenario.Now, 1, "x"), CaseRefusalReason.NothingToExtend);
        scenario.Does(People.Planning, new Withdraw(scenario.Now, "误立")).State.Stage.ShouldBe(CaseStage.Withdrawn);
    }
}
