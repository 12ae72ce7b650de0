using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tests.Cases;
using Enforcement.Workflows.Tests.Deadlines;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.MonthlyReports;

/// <summary>The monthly report by the 20th (Art 15).</summary>
public sealed class ReportTests
{
    private static readonly MonthPolicy Policy = TestPolicies.V1.Month;
    private static readonly Finding Found = new("case:1", "1", "case", When.At("2026-03-05 10:00"), "溪翁庄镇", 116.86, 40.47, "某村", 120,
        true, null, [], null);

    private Report _report = Report.Evolve(null, new ReportOpened(When.At("2026-03-01 00:00"), "2026-03", People.TownCode, "溪翁庄镇", 1,
        When.At("2026-03-21 00:00")));

    private Refusal? Take(Decision<Report, ReportEvent> decided)
    {
        if (decided.IsAccepted) _report = decided.State;
        return decided.Refusal;
    }

    private Refusal? Submit(string at, bool nil = false, IReadOnlyList<Finding>? findings = null, Actor? by = null, string? note = null) =>
        Take(ReportDecider.Submit(_report, nil, note, findings ?? (nil ? [] : [Found]), by ?? People.Lead, When.At(at)));

    [Fact]
    public void The_period_runs_from_the_20th_to_the_20th_and_the_20th_counts()
    {
        var month = new ReportMonth(2026, 3);
        month.From(Policy).ShouldBe(When.At("2026-02-21 00:00"));
        month.Before(Policy).ShouldBe(When.At("2026-03-21 00:00"));
        new ReportMonth(2026, 1).From(Policy).ShouldBe(When.At("2025-12-21 00:00"));
        new ReportMonth(2026, 2).Before(Policy with { ReportDay = 31 }).ShouldBe(When.At("2026-03-01 00:00"), "February has no 31st");
    }

    [Theory]
    [InlineData("2026-03-20 23:59", false)]
    [InlineData("2026-03-21 00:00", true)]
    public void A_report_at_the_last_minute_of_the_20th_is_in_time_and_one_at_midnight_late(string at, bool late)
    {
        Submit(at).ShouldBeNull();
        _report.IsLate.ShouldBe(late);
    }

    [Fact]
    public void Nothing_found_must_be_said_and_cannot_be_said_when_something_was()
    {
        Submit("2026-03-18 09:00", nil: true, findings: [Found])!.Code.ShouldBe(Refusal.CodeOf(ReportRefusalReason.HasFindings));
        Submit("2026-03-18 09:00", nil: false, findings: [])!.Code.ShouldBe(Refusal.CodeOf(ReportRefusalReason.NothingFound));
        Submit("2026-03-18 09:00", nil: true).ShouldBeNull();
        _report.Submitted!.Nil.ShouldBeTrue();
    }

    [Fact]
    public void Only_the_towns_own_lead_submits_and_only_planning_judges()
    {
        foreach (var actor in new[] { People.Inspector, People.OtherLead, People.Planning, People.Leader, Actor.System }) Submit(
            "2026-03-18 09:00", by: actor)!.Code.ShouldBe(Refusal.CodeOf(ReportRefusalReason.NotYours));
        Submit("2026-03-18 09:00").ShouldBeNull();
        foreach (var actor in new[] { People.Lead, People.Bureau, People.Leader }) ReportDecider.Accept(_report, actor,
            When.At("2026-03-19 09:00")).Refusal!.Code.ShouldBe(Refusal.CodeOf(ReportRefusalReason.NotYours));
        Take(ReportDecider.Accept(_report, People.Planning, When.At("2026-03-19 09:00"))).ShouldBeNull();
        _report.State.ShouldBe(ReportState.Accepted);
    }

    [Fact]
    public void A_report_returned_after_the_20th_stays_in_time_and_comes_again_within_three_days()
    {
        Submit("2026-03-19 09:00");
        Take(ReportDecider.Return(_report, "点位不全", Policy, People.Planning, When.At("2026-03-22 10:00"))).ShouldBeNull();
        (_report.IsLate, _report.DueAt).ShouldBe((false, When.At("2026-03-26 00:00")));
        _report.IsMissing(When.At("2026-03-25 23:59")).ShouldBeFalse();
        _report.IsMissing(When.At("2026-03-26 00:00")).ShouldBeTrue();

        Submit("2026-03-26 09:00", findings: [Found with { AreaSquareMetres = 150 }]).ShouldBeNull();
        (_report.IsLate, _report.Submitted!.Restates, _report.IsMissing(When.At("2026-04-01 00:00"))).ShouldBe((false, true, false));
    }

    [Fact]
    public void A_report_returned_early_has_until_the_20th()
    {
        Submit("2026-03-05 12:00");
        Take(ReportDecider.Return(_report, "x", Policy, People.Planning, When.At("2026-03-06 10:00")));
        _report.DueAt.ShouldBe(When.At("2026-03-21 00:00"));
    }

    [Fact]
    public void What_was_submitted_is_a_frozen_copy_later_changes_are_differences_and_a_restatement_says_so()
    {
        Submit("2026-03-18 09:00");
        IReadOnlyList<Finding> now = [Found with { Illegal = true, DemolishedAt = When.At("2026-03-19 15:00") },
            Found with { Key = "lead:2", Number = "2" }];
        ReportDifferences.Of(_report.Submitted!.Findings, now).Select(d => (d.Key, d.Field))
            .ShouldBe([("case:1", "illegal"), ("case:1", "demolishedAt"), ("lead:2", "added")]);
        ReportDifferences.Of(now, []).Select(d => d.Field).ShouldBe(["removed", "removed"]);
        Submit("2026-03-19 09:00")!.Code.ShouldBe(Refusal.CodeOf(ReportRefusalReason.Unchanged));
        Submit("2026-03-19 16:00", findings: now).ShouldBeNull();
        _report.Submitted!.Restates.ShouldBeTrue();
        _report.FirstSubmittedAt.ShouldBe(When.At("2026-03-18 09:00"));
    }

    [Fact]
    public void Reminders_come_5_2_and_0_days_before_once_each_and_what_is_past_is_not_sent_late()
    {
        IReadOnlyList<ReportEvent> Pass(string at)
        {
            var passed = ReportDecider.PassTime(_report, Policy, When.At(at));
            _report = passed.State!;
            return passed.Events;
        }
        Pass("2026-03-14 23:00").ShouldBeEmpty();
        Pass("2026-03-15 00:00").ShouldBe([new ReportReminded(When.At("2026-03-15 00:00"), 5)]);
        Pass("2026-03-16 09:00").ShouldBeEmpty();
        // The product was off on the 18th and 19th: the reminder of the 18th is past, that of the 20th is sent.
        Pass("2026-03-20 08:00").ShouldBe([new ReportReminded(When.At("2026-03-20 08:00"), 0)]);
        Pass("2026-03-20 09:00").ShouldBeEmpty();
        // However late it is noticed, it was missed at midnight.
        Pass("2026-03-28 09:00").ShouldBe([new ReportMissed(When.At("2026-03-21 00:00"))]);
        Pass("2026-03-29 09:00").ShouldBeEmpty();
        _report.IsMissing(When.At("2026-03-29 09:00")).ShouldBeTrue();
    }

    [Fact]
    public void Who_reported_is_not_reminded_and_not_missed()
    {
        Submit("2026-03-10 09:00", nil: true);
        ReportDecider.PassTime(_report, Policy, When.At("2026-03-25 09:00")).Events.ShouldBeEmpty();
    }
}
