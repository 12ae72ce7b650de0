using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tests.Cases;
using Enforcement.Workflows.Tests.Deadlines;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Assessment;

/// <summary>Assessment level by level (Art 28, 29).</summary>
public sealed class AssessmentTests
{
    private const string Planning = "110118-PLN";
    private static readonly AssessmentPeriod March = AssessmentPeriod.Parse("2026-03")!.Value;
    private static readonly DateTimeOffset After = When.At("2026-04-02 09:00");

    private UnitAssessment _assessment = UnitAssessment.Evolve(null,
        new AssessmentOpened(When.At("2026-04-01 09:00"), "2026-03", People.TownCode, "溪翁庄镇", AssessmentLevel.Town, Planning, 1));

    private static AssessedFact Fact(DeductionKind kind, string id = "1") => new(kind, id, id, When.At("2026-03-10 00:00"), []);

    private static IReadOnlyList<Deduction> Deductions(params DeductionKind[] kinds) =>
        Scoring.Deduct(kinds.Select((k, i) => Fact(k, $"{i}")), TestPolicies.V1.Assessment);

    private AssessmentRefusalReason? Take(Decision<UnitAssessment, AssessmentEvent> decided)
    {
        if (decided.IsAccepted) _assessment = decided.State;
        return Enum.GetValues<AssessmentRefusalReason>().Select(r => (AssessmentRefusalReason?)r)
            .FirstOrDefault(r => Refusal.CodeOf(r!) == decided.Refusal?.Code);
    }

    private AssessmentRefusalReason? Compute(IReadOnlyList<Deduction> deductions, IReadOnlyList<string>? uncleared = null,
        Actor? by = null) =>
        Take(AssessmentDecider.Compute(_assessment, deductions, uncleared ?? [], by ?? People.Planning, After));

    private AssessmentRefusalReason? Appeal(string key, string? reason = "已拆除", Actor? by = null) =>
        Take(AssessmentDecider.Appeal(_assessment, key, reason, by ?? People.Lead, After));

    private AssessmentRefusalReason? Decide(string key, bool upheld, string? reason = null, Actor? by = null) =>
        Take(AssessmentDecider.Decide(_assessment, key, upheld, reason, by ?? People.Planning, After));

    private AssessmentRefusalReason? Confirm(IReadOnlyList<Deduction> deductions, IReadOnlyList<string>? uncleared = null,
        Actor? by = null, DateTimeOffset? at = null) =>
        Take(AssessmentDecider.Confirm(_assessment, March, deductions, uncleared ?? [], 1, 21, TestPolicies.V1.AppealDays, by
            ?? People.Planning, at ?? After));

    [Theory]
    [InlineData("2026-03", "2026-03-01 00:00", "2026-04-01 00:00", "2026-02", "2026-04")]
    [InlineData("2026-12", "2026-12-01 00:00", "2027-01-01 00:00", "2026-11", "2027-01")]
    [InlineData("2026-Q1", "2026-01-01 00:00", "2026-04-01 00:00", "2025-Q4", "2026-Q2")]
    [InlineData("2026-Q4", "2026-10-01 00:00", "2027-01-01 00:00", "2026-Q3", "2027-Q1")]
    [InlineData("2026", "2026-01-01 00:00", "2027-01-01 00:00", "2025", "2027")]
    public void A_period_is_a_month_a_quarter_or_a_year_from_its_first_midnight_to_the_last_one(string text, string from, string before,
        string previous, string next)
    {
        var period = AssessmentPeriod.Parse(text)!.Value;
        (period.ToString(), period.From, period.Before, period.Previous.ToString(), period.Next.ToString())
            .ShouldBe((text, When.At(from), When.At(before), previous, next));
        period.Contains(When.At(from)).ShouldBeTrue("00:00 of the first day is in it");
        period.Contains(When.At(from).AddTicks(-1)).ShouldBeFalse();
        period.Contains(When.At(before).AddTicks(-1)).ShouldBeTrue();
        period.Contains(When.At(before)).ShouldBeFalse("24:00 of the last day is the next period's");
        period.Months.Count().ShouldBe(period.Length);
        AssessmentPeriod.Of(When.Day("2026-11-15"), 3).ToString().ShouldBe("2026-Q4");
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2026-13")]
    [InlineData("2026-Q5")]
    [InlineData("2026-Q0")]
    [InlineData("2026-q1")]
    [InlineData("26")]
    [InlineData("year")]
    [InlineData("1999")]
    public void What_is_no_period_is_none(string? text) => AssessmentPeriod.Parse(text).ShouldBeNull();

    [Fact]
    public void Every_fact_costs_the_points_of_its_kind_once()
    {
        var all = Deductions(Enum.GetValues<DeductionKind>());
        all.ToDictionary(d => d.Fact.Kind, d => d.Points).ShouldBe(new Dictionary<DeductionKind, int>
        {
            [DeductionKind.OverdueCase] = 5, [DeductionKind.Bulletin] = 5, [DeductionKind.LateReport] = 2,
                [DeductionKind.MissingReport] = 5, [DeductionKind.SatelliteOnly] = 3,
            [DeductionKind.Supervision] = 10, [DeductionKind.MunicipalListing] = 20, [DeductionKind.ListedItem] = 5,
        });
        Scoring.ScoreOf(all).ShouldBe(45);
        Scoring.Deduct([Fact(DeductionKind.Bulletin), Fact(DeductionKind.Bulletin), Fact(DeductionKind.Bulletin, "2")],
            TestPolicies.V1.Assessment).Select(d => d.Key).ShouldBe(["bulletin:1", "bulletin:2"]);
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 0)]
    [InlineData(4, 20)]
    public void A_score_never_falls_below_0(int listings, int score) =>
        Scoring.ScoreOf(Deductions([.. Enumerable.Repeat(DeductionKind.MunicipalListing, listings)])).ShouldBe(score);

    [Theory]
    [InlineData(90, true, Grade.Excellent)]
    [InlineData(90, false, Grade.Good)] // Art 29: not cleared, in principle not excellent
    [InlineData(89, true, Grade.Good)]
    [InlineData(80, false, Grade.Good)]
    [InlineData(79, true, Grade.Pass)]
    [InlineData(60, true, Grade.Pass)]
    [InlineData(59, true, Grade.Fail)]
    [InlineData(0, true, Grade.Fail)]
    public void A_score_reads_as_a_grade(int score, bool eligible, Grade grade) => Scoring.GradeOf(score, eligible).ShouldBe(grade);

    [Fact]
    public void Equal_scores_share_a_rank_and_the_next_counts_them_all() => Scoring.Ranks([95, 100, 95, 80, 100, 0])
        .ShouldBe([3, 1, 3, 5, 1, 6]);

    [Fact]
    public void A_case_is_late_while_a_duty_is_open_whose_own_deadline_passed()
    {
        Scoring.IsLate([DeadlineKind.ForcedDemolition], [DutyKind.ForceDemolition, DutyKind.IssueBulletin]).ShouldBeTrue();
        Scoring.IsLate([DeadlineKind.Stop], [DutyKind.Stop]).ShouldBeTrue();
        Scoring.IsLate([DeadlineKind.Stop], [DutyKind.Determine]).ShouldBeFalse("stopped late, but stopped");
        Scoring.IsLate([DeadlineKind.SelfDemolition], [DutyKind.ForceDemolition])
            .ShouldBeFalse("the party's term, not the town's (Art 21)");
        Scoring.IsLate([DeadlineKind.Bulletin], [DutyKind.IssueBulletin]).ShouldBeFalse("the bureau's");
        Scoring.IsLate([], [DutyKind.ForceDemolition]).ShouldBeFalse();
    }

    [Fact]
    public void Who_is_not_cleared_is_not_excellent_however_high_the_score()
    {
        Compute([], ["MY2026-101-0001"]);
        (_assessment.Score, _assessment.IsEligible, _assessment.Grade).ShouldBe((100, false, Grade.Good));
        Compute([]);
        (_assessment.IsEligible, _assessment.Grade).ShouldBe((true, Grade.Excellent));
    }

    [Fact]
    public void Article_30_a_listed_item_that_stands_costs_points_and_bars_excellent_until_an_appeal_lifts_it()
    {
        Compute(Deductions(DeductionKind.ListedItem));
        (_assessment.Score, _assessment.IsEligible, _assessment.Grade).ShouldBe((95, false, Grade.Good));
        Appeal("listedItem:0").ShouldBeNull();
        Decide("listedItem:0", true).ShouldBeNull();
        (_assessment.Score, _assessment.IsEligible, _assessment.Grade).ShouldBe((100, true, Grade.Excellent));
    }

    [Fact]
    public void Confirming_waits_until_the_days_to_appeal_are_over_counted_from_the_last_new_deduction()
    {
        var (one, two) = (Deductions(DeductionKind.OverdueCase), Deductions(DeductionKind.OverdueCase, DeductionKind.Bulletin));
        Take(AssessmentDecider.Compute(_assessment, one, [], People.Planning, When.At("2026-04-01 10:00")));
        Take(AssessmentDecider.Compute(_assessment, two, [], People.Planning, When.At("2026-04-02 23:59"))); // tells of the bulletin
        Take(AssessmentDecider.Compute(_assessment, one, [], People.Planning, When.At("2026-04-04 10:00"))); // takes it back: nothing new
        Confirm(one, at: When.At("2026-04-05 23:59"))
            .ShouldBe(AssessmentRefusalReason.AppealTime, "3 days from the 2nd, to 24:00 of the 5th");
        Confirm(one, at: When.At("2026-04-06 00:00")).ShouldBeNull();
    }

    [Fact]
    public void An_upheld_appeal_lifts_what_it_was_about_and_no_deadline_that_passed_after_it()
    {
        static IReadOnlyList<Deduction> Late(params DeadlineKind[] passed) =>
            Scoring.Deduct([Fact(DeductionKind.OverdueCase) with { Deadlines = passed }], TestPolicies.V1.Assessment);
        Compute(Late(DeadlineKind.Stop), ["1"]);
        Appeal("overdueCase:1").ShouldBeNull();
        Decide("overdueCase:1", true).ShouldBeNull();
        (_assessment.Score, _assessment.IsEligible).ShouldBe((100, true), "what was lifted does not bar excellent neither");

        Compute(Late(DeadlineKind.Stop, DeadlineKind.ForcedDemolition), ["1"]);
        (_assessment.Score, _assessment.IsEligible).ShouldBe((95, false));
        Appeal("overdueCase:1", "强制拆除期限已中止").ShouldBeNull();
        Appeal("overdueCase:1").ShouldBe(AssessmentRefusalReason.AlreadyAppealed);
        Decide("overdueCase:1", false, "超期属实").ShouldBeNull();
        Compute(Late(DeadlineKind.Stop), ["1"]);
        _assessment.Score.ShouldBe(95, "the last word stands");
    }

    [Fact]
    public void Only_the_assessor_computes_decides_and_confirms()
    {
        foreach (var actor in new[] { People.Lead, People.OtherLead, People.Bureau, People.Leader, People.Inspector, Actor.System })
        {
            Compute([], by: actor).ShouldBe(AssessmentRefusalReason.NotYours, actor.UserName);
            Decide("bulletin:0", true, by: actor).ShouldBe(AssessmentRefusalReason.NotYours, actor.UserName);
            Confirm([], by: actor).ShouldBe(AssessmentRefusalReason.NotYours, actor.UserName);
        }
        AssessmentDecider.MayAssess(AssessmentLevel.Village, People.TownCode, People.Lead).ShouldBeTrue();
        foreach (var actor in new[] { People.OtherLead, People.Inspector, People.Planning, People.Village }) AssessmentDecider.MayAssess(
            AssessmentLevel.Village, People.TownCode, actor).ShouldBeFalse(actor.UserName);
    }

    [Fact]
    public void Computing_again_keeps_appeals_by_their_deduction_and_changes_nothing_when_nothing_changed()
    {
        var two = Deductions(DeductionKind.OverdueCase, DeductionKind.Supervision);
        Compute(two);
        Appeal("supervision:1").ShouldBeNull();
        Decide("supervision:1", true).ShouldBeNull();
        (_assessment.Score, _assessment.Version).ShouldBe((95, 4));

        Compute(Deductions(DeductionKind.OverdueCase, DeductionKind.Supervision)).ShouldBeNull();
        _assessment.Version.ShouldBe(4, "nothing changed");
        Compute(Deductions(DeductionKind.OverdueCase, DeductionKind.Supervision, DeductionKind.MissingReport));
        (_assessment.Score, _assessment.Version).ShouldBe((90, 5), "the lifted one stays lifted");
    }

    [Fact]
    public void An_appeal_is_the_assessed_lead_s_once_with_a_reason_against_what_was_deducted()
    {
        Compute(Deductions(DeductionKind.OverdueCase));
        foreach (var actor in new[] { People.Inspector, People.OtherLead, People.Planning, People.Village, Actor.System }) Appeal(
            "overdueCase:0", by: actor).ShouldBe(AssessmentRefusalReason.NotYours, actor.UserName);
        Appeal("overdueCase:9").ShouldBe(AssessmentRefusalReason.UnknownDeduction);
        Appeal("overdueCase:0", " ").ShouldBe(AssessmentRefusalReason.ReasonMissing);
        Appeal("overdueCase:0").ShouldBeNull();
        Appeal("overdueCase:0").ShouldBe(AssessmentRefusalReason.AlreadyAppealed);
        _assessment.Score.ShouldBe(95, "an appeal alone lifts nothing");

        Decide("bulletin:0", true).ShouldBe(AssessmentRefusalReason.NoSuchAppeal);
        Decide("overdueCase:0", false, " ").ShouldBe(AssessmentRefusalReason.ReasonMissing, "a rejection says why");
        Decide("overdueCase:0", false, "超期属实").ShouldBeNull();
        _assessment.Score.ShouldBe(95);
        Decide("overdueCase:0", true).ShouldBe(AssessmentRefusalReason.AlreadyDecided);
    }

    [Fact]
    public void It_is_confirmed_after_the_period_with_no_appeal_open_as_the_facts_are_and_is_frozen_then()
    {
        var facts = Deductions(DeductionKind.OverdueCase);
        Compute(facts);
        Confirm(facts, at: March.Before.AddTicks(-1)).ShouldBe(AssessmentRefusalReason.PeriodRunning);
        Appeal("overdueCase:0");
        Confirm(facts).ShouldBe(AssessmentRefusalReason.AppealsOpen);
        Decide("overdueCase:0", true);
        Confirm(Deductions(DeductionKind.OverdueCase, DeductionKind.Bulletin)).ShouldBe(AssessmentRefusalReason.Stale);
        Confirm(facts, ["MY2026-101-0001"]).ShouldBe(AssessmentRefusalReason.Stale, "cleared or not is a fact, too");
        Confirm(facts, at: March.Before).ShouldBeNull("24:00 of the last day is after it");
        _assessment.Confirmed.ShouldBe(new AssessmentConfirmed(March.Before, 100, Grade.Excellent, 1, 21));

        Compute([]).ShouldBe(AssessmentRefusalReason.IsConfirmed);
        Appeal("overdueCase:0").ShouldBe(AssessmentRefusalReason.IsConfirmed);
        Decide("overdueCase:0", false, "x").ShouldBe(AssessmentRefusalReason.IsConfirmed);
        Confirm(facts).ShouldBe(AssessmentRefusalReason.IsConfirmed);
    }

    [Fact]
    public void An_appeal_against_a_deduction_that_is_gone_holds_nothing_up()
    {
        Compute(Deductions(DeductionKind.OverdueCase));
        Appeal("overdueCase:0");
        Compute([]);
        _assessment.OpenAppeals.ShouldBe(0);
        Confirm([]).ShouldBeNull();
    }
}
