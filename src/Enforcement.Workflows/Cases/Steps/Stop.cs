using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Cases.CaseRefusalReason;

namespace Enforcement.Workflows.Cases;

/// <summary>制止: a stop document was served, or a village dissuaded (Art 10, 17, 18).</summary>
public sealed record Stop(DateTimeOffset At, StopDocument Document, DateTimeOffset ServedAt, ServiceMethod Method,
    string? DocumentNumber = null)
    : CaseCommand(CaseAction.Stop, At)
{
    internal static StepRule Rule { get; } = new StepRule<Stop>(CaseAction.Stop)
    {
        Refuse = (s, c, x) => Values.Fact(s, x, c.ServedAt, "servedAt") ?? RefuseDocument(s, c, x),
        Do = Perform,
    };

    private static Refusal? RefuseDocument(CaseState s, Stop c, CaseContext x) => c.Document switch
    {
        StopDocument.Dissuasion => null,
        _ when x.Actor.UnitKind == UnitKind.Village => Refusal.Of(VillageOnlyDissuades, "document"),
        _ when s.Inspection is null => Refusal.Of(InspectionMissing),
        StopDocument.CorrectionNotice when s.Determination is null => Refusal.Of(DeterminationMissing),
        _ => null,
    };

    private static IEnumerable<CaseEvent> Perform(CaseState s, Stop c, CaseContext x)
    {
        var served = new StopServed(c.ServedAt, c.Document, c.Method, x.Actor.UnitCode, c.DocumentNumber);
        yield return served;
        if (c.Document == StopDocument.Dissuasion) yield break;
        // Several units may each serve theirs (Art 18): one served in time counts, also when it is recorded after another's.
        foreach (var e in Clock.Meet(s, DeadlineKind.Stop, c.ServedAt)) yield return e;
        if (s.Track.Entered(s.Stage, served) is null) yield break;
        yield return Clock.Start(DeadlineKind.Determination, LegalTime.DateOf(c.ServedAt), x, c.ServedAt);
    }
}

/// <summary><paramref name="Unit"/> served it; <see cref="Event.At"/> is the instant of service.</summary>
public sealed record StopServed(DateTimeOffset At, StopDocument Document, ServiceMethod Method, string Unit, string? DocumentNumber = null)
    : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) =>
        s with { Documents = s.Documents.Add(new ServedDocument(Document, At, Method, Unit, null, DocumentNumber)) };
}
