using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tests.Deadlines;
using Enforcement.Workflows.Tracks.InProgress;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>People who do whatever comes to their minds, at any time: what no order of commands may break is seen on their walks.</summary>
internal static class RandomWalk
{
    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>Mostly what is offered to somebody, so that walks get far; sometimes anything by anybody.</summary>
    public static (Actor, CaseAction) Choose(Random random, CaseState s)
    {
        // Ending the case early is offered everywhere: taken rarely, or no walk would see the ladder.
        var offered = People.All.SelectMany(a => CaseGuards.AllowedActions(s, a).Select(action => (a, action)))
            .Where(x => x.action is not (CaseAction.Withdraw or CaseAction.ConfirmDemolition or CaseAction.JoinLead or CaseAction.CorrectPin
                or CaseAction.IdentifyParty) || random.Next(6) == 0).ToList();
        return offered.Count > 0 && random.Next(5) > 0
            ? Pick(random, offered)
            : (Pick(random, People.All), Pick(random, s.Track.Steps).Action);
    }

    public static CaseCommand Command(Random random, CaseScenario scenario, CaseAction action)
    {
        var s = scenario.State;
        var at = random.Next(4) == 0 ? scenario.Now.AddHours(-random.Next(0, 24 * 12)) : scenario.Now;
        return action switch
        {
            CaseAction.Inspect => new Inspect(at, false, null, false, "x"),
            CaseAction.Stop => new Stop(at, (StopDocument)random.Next(4), at, ServiceMethod.Direct),
            CaseAction.Determine => new Determine(at, random.Next(8) > 0, "x", LandCategory.Farmland, random.Next(2) == 0),
            CaseAction.OrderSelfDemolition =>
                new OrderSelfDemolition(at, at, random.Next(0, 5), ServiceMethod.Direct, random.Next(4) == 0 ? []
                    : [.. s.Evidence.Select(e => e.Id)]),
            CaseAction.ProveService => new ProveService(at, [.. s.Evidence.Select(e => e.Id)]),
            // Mostly dated when a photo was taken, which shows it; some demolitions are typed later than they were.
            CaseAction.ConfirmDemolition => new ConfirmDemolition(scenario.Now, DemolishedBy.Forced,
                s.Evidence.IsEmpty || random.Next(3) == 0 ? at : Pick(random, s.Evidence).TakenAt!.Value,
                [.. s.Evidence.Select(e => e.Id)]),
            CaseAction.PlanForcedDemolition =>
                new PlanForcedDemolition(at, scenario.Now.AddHours(random.Next(-5, 90)), random.Next(2) == 0 ? "x" : null),
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
            CaseAction.ReplySupervision => new ReplySupervision(at, "x"),
            CaseAction.ReportObstruction => new ReportObstruction(at, "x"),
            CaseAction.TransferCrime => new TransferCrime(at, "x"),
            CaseAction.Withdraw => new Withdraw(at, "x"),
            CaseAction.CorrectPin => new CorrectPin(at, scenario.NextId(), 116.9, 40.5, "x"),
            CaseAction.IdentifyParty => new IdentifyParty(at, new Party($"{random.Next(3)}", PartyKind.Person), random.Next(2) == 0
                ? null : "x", []),
            CaseAction.JoinLead => new JoinLead(at, scenario.NextId(), "x", People.VillageCode, at),
            CaseAction.AttachEvidence => scenario.Photo((EvidenceKind)random.Next(5)),
            _ => throw new InvalidOperationException(action.ToString()),
        };
    }
}
