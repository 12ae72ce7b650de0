using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.Organisations;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Escalation;

/// <summary>
/// The ladder for units (Art 3, 29): 1 overdue case → reminder; 3, or a large gap → talk; a listing not done within its year →
/// accountability.
/// </summary>
public sealed class UnitLadderTests
{
    private static readonly UnitLadderPolicy Policy = new(1, 3, 7);
    private static readonly DateTimeOffset At = new(2026, 4, 10, 0, 0, 0, TimeSpan.FromHours(8));

    private static List<MeasureFact> Facts(params string[] keys) => [.. keys.Select(k => new MeasureFact(k, At))];

    private static string Proposed(List<MeasureFact> facts, params string[] used) =>
        string.Join("; ", MeasureDecider.Propose(facts, Policy, (kind, key) => used.Contains($"{kind} {key}"))
            .Select(p => $"{p.Kind}: {string.Join(',', p.Facts.Select(f => f.Key))}"));

    [Fact]
    public void Nothing_overdue_proposes_nothing() => Proposed([]).ShouldBe("");

    [Fact]
    public void One_overdue_case_proposes_a_reminder() => Proposed(Facts("case/1")).ShouldBe("Reminder: case/1");

    [Fact]
    public void Two_are_still_a_reminder_and_three_a_talk_as_well()
    {
        Proposed(Facts("case/1", "case/2")).ShouldBe("Reminder: case/1,case/2");
        Proposed(Facts("case/1", "case/2", "case/3")).ShouldBe("Reminder: case/1,case/2,case/3; Talk: case/1,case/2,case/3");
    }

    [Fact]
    public void A_large_gap_proposes_a_talk_by_itself() => Proposed(Facts("gap/2026-03")).ShouldBe("Talk: gap/2026-03");

    [Fact]
    public void A_year_that_was_missed_proposes_accountability() => Proposed(Facts("year/1", "case/1"), "Reminder case/1")
        .ShouldBe("Accountability: year/1");

    [Fact]
    public void A_fact_is_used_once_for_each_step_and_a_new_one_brings_all_of_them_again()
    {
        Proposed(Facts("case/1"), "Reminder case/1").ShouldBe("");
        Proposed(Facts("case/1", "case/2"), "Reminder case/1").ShouldBe("Reminder: case/1,case/2");
        Proposed(Facts("case/1", "case/2", "case/3"), "Reminder case/1", "Reminder case/2", "Reminder case/3")
            .ShouldBe("Talk: case/1,case/2,case/3");
    }

    [Fact] // Art 29: a village is called in with its town above it
    public void A_unit_is_answered_for_by_its_lead_and_a_village_by_its_patroller_or_its_towns_lead()
    {
        static Actor Of(string unit, UnitKind kind, PersonRole role) => new("x", "x", unit, kind, [role]);
        var (lead, inspector, patroller) = (Of("t", UnitKind.Town, PersonRole.UnitLead), Of("t", UnitKind.Town, PersonRole.Inspector),
            Of("v", UnitKind.Village, PersonRole.VillagePatroller));
        Actor[] all = [lead, inspector, patroller, Of("v", UnitKind.Village, PersonRole.UnitLead),
            Of("o", UnitKind.Town, PersonRole.UnitLead)];
        all.Select(a => MeasureDecider.MayAnswer("t", null, a)).ShouldBe([true, false, false, false, false]);
        all.Select(a => MeasureDecider.MayAnswer("v", "t", a)).ShouldBe([true, false, true, true, false]);
    }

    [Fact]
    public void The_policy_sets_the_triggers() =>
        MeasureDecider.Propose(Facts("case/1", "case/2"), new UnitLadderPolicy(2, 2, 7), (_, _) => false).Select(p => p.Kind)
            .ShouldBe([MeasureKind.Reminder, MeasureKind.Talk]);
}
