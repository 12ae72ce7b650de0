using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
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
            var scenario = CaseScenario.Opened("2024-03-04 09:00", random.Next(2) == 0 ? Policies.V1 : Policies.WorkingDays);
            var accepted = 0;
            for (var step = 0; step < 60; step++)
            {
                var before = scenario.State;
                if (random.Next(3) == 0) scenario.At(scenario.Now.AddHours(random.Next(1, 24 * 9)));
                if (random.Next(4) == 0) scenario.Sweep();
                var beforeCommand = scenario.State;
                var (actor, action) = Choose(random, scenario.State);
                scenario.Tries(actor, Command(random, scenario, action));
                if (scenario.Refusal is not null) scenario.State.ShouldBeSameAs(beforeCommand, $"seed {seed}");
                else accepted++;
                Holds(before, scenario, seed);
            }
            accepted.ShouldBeGreaterThan(0, $"seed {seed}, walk {walk}");
            CaseEvolution.Fold(scenario.Journal).Duties.ShouldBe(scenario.State.Duties);
            CaseEvolution.Fold(scenario.Journal).Stage.ShouldBe(scenario.State.Stage);
        }
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
        if (s.IsOver) s.Deadlines.ShouldAllBe(d => d.State != DeadlineState.Running && d.State != DeadlineState.Suspended, where);
        // A duty with a deadline has one that is running, suspended or passed: the alarm cannot be lost.
        foreach (var duty in s.Duties.Where(d => d is { DoneAt: null, Deadline: not null }))
            s.Deadline(duty.Deadline!.Value)!.State.ShouldBeOneOf(DeadlineState.Running, DeadlineState.Suspended, DeadlineState.Breached);
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>Mostly what is offered to somebody, so that walks get far; sometimes anything by anybody.</summary>
    private static (Actor, CaseAction) Choose(Random random, CaseState s)
    {
        // Ending the case early is offered everywhere: taken rarely, or no walk would see the ladder.
        var offered = People.All.SelectMany(a => CaseGuards.AllowedActions(s, a).Select(action => (a, action)))
            .Where(x => x.action is not (CaseAction.Withdraw or CaseAction.ConfirmDemolition) || random.Next(12) == 0).ToList();
        return offered.Count > 0 && random.Next(5) > 0
            ? Pick(random, offered)
            : (Pick(random, People.All), (CaseAction)random.Next(Enum.GetValues<CaseAction>().Length));
    }

    private static CaseCommand Command(Random random, CaseScenario scenario, CaseAction action)
    {
        var s = scenario.State;
        var at = random.Next(4) == 0 ? scenario.Now.AddHours(-random.Next(0, 24 * 12)) : scenario.Now;
        return action switch
        {
            CaseAction.Inspect => new Inspect(at, false, null, false, "x"),
            CaseAction.Stop => new Stop(at, (StopDocument)random.Next(4), at, ServiceMethod.Direct),
            CaseAction.Determine => new Determine(at, random.Next(8) > 0, "x", LandCategory.Farmland, random.Next(2) == 0),
            CaseAction.OrderSelfDemolition => new OrderSelfDemolition(at, at, random.Next(0, 5), ServiceMethod.Direct),
            CaseAction.ConfirmDemolition => new ConfirmDemolition(at, DemolishedBy.Forced, at, [.. s.Evidence.Take(2).Select(e => e.Id)]),
            CaseAction.PlanForcedDemolition => new PlanForcedDemolition(at, scenario.Now.AddHours(random.Next(-5, 90)), random.Next(2) == 0 ? "x" : null),
            CaseAction.FeedBack => new FeedBack(at),
            CaseAction.RecordCityEntry => new RecordCityEntry(at, "x"),
            CaseAction.IssueBulletin => new IssueBulletin(at),
            CaseAction.RequestSpecialMeeting => new RequestSpecialMeeting(at),
            CaseAction.DecideSpecialMeeting => new DecideSpecialMeeting(at, random.Next(3) > 0, "x", null),
            CaseAction.OpenSupervision => new OpenSupervision(at, random.Next(2) == 0 ? null : When.Day("2024-06-01")),
            CaseAction.CopyToDiscipline => new CopyToDiscipline(at),
            CaseAction.RecordMunicipalListing => new RecordMunicipalListing(at, "x"),
            CaseAction.ExplainAtMeeting => new ExplainAtMeeting(at),
            CaseAction.OpenAccountability => new OpenAccountability(at),
            CaseAction.Suspend => new Suspend(at, "x"),
            CaseAction.Resume => new Resume(at),
            CaseAction.Extend => new Extend(at, random.Next(0, 12), "x"),
            CaseAction.ReportObstruction => new ReportObstruction(at, "x"),
            CaseAction.TransferCrime => new TransferCrime(at, "x"),
            CaseAction.Withdraw => new Withdraw(at, "x"),
            CaseAction.AttachEvidence => scenario.Photo((EvidenceKind)random.Next(5)),
            _ => throw new InvalidOperationException(action.ToString()),
        };
    }
}
