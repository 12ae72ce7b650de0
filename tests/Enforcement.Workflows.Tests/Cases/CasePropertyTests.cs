using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tracks;
using Enforcement.Workflows.Tests.Deadlines;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>What no order of commands may do, on random walks with fixed seeds.</summary>
public sealed class CasePropertyTests
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_order_of_commands_loses_a_deadline_or_leaves_a_case_without_a_next_duty(int seed)
    {
        var random = new Random(seed);
        for (var walk = 0; walk < 6; walk++)
        {
            var scenario = CaseScenario.Opened("2024-03-04 09:00", random.Next(2) == 0 ? TestPolicies.V1 : TestPolicies.WorkingDays);
            var accepted = 0;
            for (var step = 0; step < 60; step++)
            {
                var before = scenario.State;
                if (random.Next(3) == 0) scenario.At(scenario.Now.AddHours(random.Next(1, 24 * 9)));
                if (random.Next(4) == 0) scenario.Sweep();
                var beforeCommand = scenario.State;
                var (actor, action) = RandomWalk.Choose(random, scenario.State);
                scenario.Tries(actor, RandomWalk.Command(random, scenario, action));
                if (scenario.Refusal is not null) scenario.State.ShouldBeSameAs(beforeCommand, $"seed {seed}");
                else accepted++;
                Holds(before, scenario, seed);
            }
            accepted.ShouldBeGreaterThan(0, $"seed {seed}, walk {walk}");
            CaseEvolution.Fold(scenario.Journal).Duties.ShouldBe(scenario.State.Duties);
            CaseEvolution.Fold(scenario.Journal).Stage.ShouldBe(scenario.State.Stage);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_outcome_of_a_walk_does_not_depend_on_when_sweeps_ran(int seed)
    {
        var random = new Random(seed);
        var unswept = CaseScenario.Opened("2024-03-04 09:00", random.Next(2) == 0 ? TestPolicies.V1 : TestPolicies.WorkingDays);
        var swept = CaseScenario.Opened("2024-03-04 09:00", unswept.Policy);
        for (var step = 0; step < 80; step++)
        {
            var until = random.Next(3) == 0 ? unswept.Now.AddHours(random.Next(1, 24 * 9)) : unswept.Now;
            while (swept.Now < until) swept.At(swept.Now.AddHours(Math.Min(random.Next(1, 40), (until - swept.Now).TotalHours))).Sweep();
            unswept.At(until);
            var (actor, action) = RandomWalk.Choose(random, swept.State);
            var command = RandomWalk.Command(random, swept, action);
            unswept.Tries(actor, command);
            swept.Tries(actor, command);
            (unswept.Refusal?.Code, unswept.Refusal?.Field)
                .ShouldBe((swept.Refusal?.Code, swept.Refusal?.Field), $"seed {seed}, step {step}, {action}");
        }
        unswept.Sweep();
        swept.Sweep();
        unswept.Journal.Select(e => (e.GetType(), e.At)).ShouldBe(swept.Journal.Select(e => (e.GetType(), e.At)), $"seed {seed}");
        unswept.State.Stage.ShouldBe(swept.State.Stage);
        unswept.State.Ladder.ShouldBe(swept.State.Ladder);
        unswept.State.Duties.ShouldBe(swept.State.Duties);
        unswept.State.Deadlines.Select(d => (d.Kind, d.DueAt, d.State, d.BreachedAt))
            .ShouldBe(swept.State.Deadlines.Select(d => (d.Kind, d.DueAt, d.State, d.BreachedAt)));
    }

    [Fact]
    public void Walks_change_stage_only_along_the_lines_of_the_diagram_and_along_all_of_them()
    {
        var (random, seen) = (new Random(20220412), new HashSet<(CaseStage, CaseStage)>());
        for (var walk = 0; walk < 600; walk++)
        {
            var scenario = CaseScenario.Opened("2024-03-04 09:00");
            for (var step = 0; step < 60; step++)
            {
                if (random.Next(3) == 0) scenario.At(scenario.Now.AddHours(random.Next(1, 24 * 9)));
                var (actor, action) = RandomWalk.Choose(random, scenario.State);
                scenario.Tries(actor, RandomWalk.Command(random, scenario, action));
            }
            CaseState? s = null;
            foreach (var e in scenario.Journal)
            {
                var next = CaseEvolution.Evolve(s, e);
                if (s is not null && s.Stage != next.Stage) seen.Add((s.Stage, next.Stage));
                s = next;
            }
        }
        TrackRegistry.Current.Edges.Select(t => (t.From, t.To)).Distinct().ShouldBe(seen, ignoreOrder: true);
    }

    private static void Holds(CaseState before, CaseScenario scenario, int seed)
    {
        var s = scenario.State;
        var where = $"seed {seed}, entry {s.Version}, stage {s.Stage}";
        s.Version.ShouldBe(scenario.Journal.Count, where);
        before.Deadlines.Select(d => d.Kind).Except(s.Deadlines.Select(d => d.Kind)).ShouldBeEmpty(where);
        if (s.IsOver) s.Duties.ShouldAllBe(d => d.DoneAt != null, where);
        else s.Duties.ShouldContain(d => d.DoneAt == null, where);
        s.Deadlines.Where(d => d.State == DeadlineState.Breached).ShouldAllBe(d => d.BreachedAt == d.DueAt, where);
        if (s.IsOver) s.Deadlines.ShouldAllBe(d => d.State != DeadlineState.Running && d.State != DeadlineState.Suspended
            && d.State != DeadlineState.Pending, where);
        // A duty with a deadline has one that is running, suspended or passed: the alarm cannot be lost.
        foreach (var duty in s.Duties.Where(d => d is { DoneAt: null, Deadline: not null }))
            s.Deadline(duty.Deadline!.Value)!.State.ShouldBeOneOf(DeadlineState.Running, DeadlineState.Suspended, DeadlineState.Breached);
    }
}
