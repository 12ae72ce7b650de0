using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Tests.Deadlines;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>A fact may be recorded late, but not dated before what made it due; and no date may lie beyond what can be kept.</summary>
public sealed class OrderOfFactsTests
{
    [Fact]
    public void Article_25_a_supervision_order_is_not_dated_before_its_approval_so_its_week_cannot_have_passed_before_it_was_given()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Approved(); // overdue and approved on 23 April
        scenario.At("2026-04-24 09:00").IsRefused(People.Office, new OpenSupervision(When.At("2026-04-13 09:00"), null),
            CaseRefusalReason.BeforeItsCause, "at");
        scenario.Does(People.Office, new OpenSupervision(scenario.Now, null)).State.IsBreached(DeadlineKind.Supervision).ShouldBeFalse();
    }

    [Fact]
    public void Article_27_a_listing_dated_before_the_supervision_passed_cannot_bring_the_year_end_forward()
    {
        var scenario = CaseScenario.Opened("2025-12-20 09:00").SupervisionOverdue(); // passed on 10 January 2026
        scenario.IsRefused(People.Planning, new RecordMunicipalListing(When.At("2025-12-31 09:00"), "SJ-1"),
            CaseRefusalReason.BeforeItsCause, "at");
        scenario.Does(People.Planning, new RecordMunicipalListing(scenario.Now, "SJ-1"))
            .Deadline(DeadlineKind.YearEnd).DueAt.ShouldBe(When.At("2027-01-01 00:00"));
    }

    [Fact]
    public void No_step_after_the_first_breach_is_dated_before_what_made_it_due()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Overdue().At("2026-04-27 09:00");
        var early = When.At("2026-04-22 23:00"); // an hour before it was overdue
        scenario.IsRefused(People.Bureau, new IssueBulletin(early), CaseRefusalReason.BeforeItsCause, "at");
        scenario.Does(People.Bureau, new IssueBulletin(When.At("2026-04-23 00:00")))
            .Deadline(DeadlineKind.Bulletin).State.ShouldBe(DeadlineState.Met, "late recorded, in time");
        scenario.IsRefused(People.Planning, new RequestSpecialMeeting(early), CaseRefusalReason.BeforeItsCause, "at");
        scenario.Does(People.Planning, new RequestSpecialMeeting(scenario.Now));
        scenario.IsRefused(People.Leader, new DecideSpecialMeeting(early, true, "", null), CaseRefusalReason.BeforeItsCause, "at");
        scenario.Does(People.Leader, new DecideSpecialMeeting(scenario.Now, true, "", null));
        scenario.IsRefused(People.Planning, new CopyToDiscipline(early), CaseRefusalReason.BeforeItsCause, "at");
    }

    [Fact]
    public void Article_22_a_result_is_not_fed_back_before_there_was_one()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Ordered().At("2026-04-14 09:00").Demolished();
        scenario.IsRefused(People.Inspector, new FeedBack(When.At("2026-04-13 09:00")), CaseRefusalReason.BeforeItsCause, "at");
        scenario.IsRefused(People.Inspector, new RecordCityEntry(When.At("2026-04-13 09:00"), "BJ-1"), CaseRefusalReason.BeforeItsCause,
            "at");
        scenario.Refusal!.Args.ShouldBe([When.At("2026-04-14 09:00")]);
    }

    [Fact]
    public void A_step_on_the_legal_day_of_its_cause_is_not_too_early()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Overdue().At("2026-04-24 10:00:40");
        scenario.Does(People.Bureau, new IssueBulletin(scenario.Now))
            .Does(People.Planning, new RequestSpecialMeeting(When.At("2026-04-24 09:00"))); // times left as they were proposed
    }

    [Fact]
    public void Article_18_a_second_unit_s_stop_served_in_time_but_recorded_after_the_first_undoes_the_breach()
    {
        var scenario = CaseScenario.Opened("2026-04-10 09:00").At("2026-04-14 09:00").Stopped();
        scenario.State.IsBreached(DeadlineKind.Stop).ShouldBeTrue();

        scenario.Does(People.Planning, new Stop(scenario.Now, StopDocument.StopNotice, When.At("2026-04-11 17:00"), ServiceMethod.Direct));

        scenario.Deadline(DeadlineKind.Stop).State.ShouldBe(DeadlineState.Met);
        scenario.Entries<BreachUndone>().ShouldHaveSingleItem().BreachedAt.ShouldBe(When.At("2026-04-12 00:00"));
        scenario.State.Stage.ShouldBe(CaseStage.Stopped);
    }

    [Fact]
    public void Articles_10_and_17_a_dissuasion_in_time_undoes_nothing()
    {
        var scenario = CaseScenario.Opened("2026-04-10 09:00").At("2026-04-14 09:00").Stopped();
        scenario.Does(People.Village, new Stop(scenario.Now, StopDocument.Dissuasion, When.At("2026-04-11 17:00"), ServiceMethod.Direct));
        scenario.State.IsBreached(DeadlineKind.Stop).ShouldBeTrue();
    }

    [Theory]
    [InlineData(EvidenceKind.AfterPhoto, "2026-04-14 08:59", false)]
    [InlineData(EvidenceKind.AfterPhoto, "2026-04-14 09:00", true)]
    [InlineData(EvidenceKind.AfterPhoto, null, true)] // named an after-photo by who took it
    [InlineData(EvidenceKind.Photo, "2026-04-14 10:00", true)]
    [InlineData(EvidenceKind.Photo, "2026-04-12 09:30", false)]
    [InlineData(EvidenceKind.Photo, null, true)] // attached after it, at least
    public void A_photo_shows_a_demolition_only_when_it_was_taken_after_it(EvidenceKind kind, string? takenAt, bool accepted)
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Ordered().At("2026-04-14 12:00");
        scenario.Does(People.Inspector, scenario.Photo(kind) with { TakenAt = takenAt is null ? null : When.At(takenAt) });
        var demolish = scenario.Demolish(When.At("2026-04-14 09:00"));
        if (accepted) scenario.Does(People.Inspector, demolish);
        else scenario.IsRefused(People.Inspector, demolish, CaseRefusalReason.AfterPhotoMissing, "evidence");
    }

    [Fact]
    public void A_photo_is_not_taken_in_the_future()
    {
        var scenario = CaseScenario.Opened();
        scenario.IsRefused(People.Inspector, scenario.Photo(EvidenceKind.Photo) with { TakenAt = DateTimeOffset.MaxValue },
            CaseRefusalReason.InTheFuture, "takenAt");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("危及公共安全")]
    public void A_plan_lies_within_a_year_whatever_its_reason(string? emergency)
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Forced();
        scenario.IsRefused(People.Inspector, new PlanForcedDemolition(scenario.Now, DateTimeOffset.MaxValue, emergency),
            CaseRefusalReason.DueDateOutOfRange, "plannedAt");
    }

    [Fact]
    public void A_case_opened_when_the_next_calendar_year_is_missing_is_refused_by_name()
    {
        var now = When.At("2026-12-31 09:00");
        var opening = CaseScenario.Opening(now);
        var refusal = CaseDecider.Open(opening, new CaseContext(TestPolicies.WorkingDays, StateCouncil.Calendar, now,
            People.Inspector)).Refusal;
        refusal.ShouldNotBeNull().Code.ShouldBe(Refusal.CodeOf(CaseRefusalReason.CalendarYearMissing));
        refusal.Args.ShouldBe([2027]);
    }

    [Fact]
    public void Art_31_a_supervision_order_with_a_due_date_of_its_own_is_not_moved_by_another_policy()
    {
        var scenario = CaseScenario.Opened("2026-04-12 09:00").Approved();
        scenario.Does(People.Office, new OpenSupervision(scenario.Now, When.Day("2026-05-20")));
        PolicyImpact.Of(scenario.State, TestPolicies.V1, TestPolicies.WorkingDays, StateCouncil.Calendar).ShouldBeEmpty();

        var byPolicy = CaseScenario.Opened("2026-04-12 09:00").Supervised();
        PolicyImpact.Of(byPolicy.State, TestPolicies.V1, TestPolicies.WorkingDays, StateCouncil.Calendar)
            .ShouldHaveSingleItem().Kind.ShouldBe(DeadlineKind.Supervision);
    }
}
