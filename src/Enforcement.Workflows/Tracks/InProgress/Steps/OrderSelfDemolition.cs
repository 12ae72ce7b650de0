using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Tracks.InProgress;

/// <summary>
/// 限期自行拆除: the correction notice was served with a term (Art 21). <paramref name="Proof"/> names evidence of the case that proves the
/// service; without any the
/// term does not run, and the duty to prove the service is open instead.
/// </summary>
public sealed record OrderSelfDemolition(
    DateTimeOffset At, DateTimeOffset ServedAt, int TermDays, ServiceMethod Method, IReadOnlyList<Guid> Proof,
    string? DocumentNumber = null)
    : CaseCommand(CaseAction.OrderSelfDemolition, At)
{
    internal static StepRule Rule { get; } = new StepRule<OrderSelfDemolition>(CaseAction.OrderSelfDemolition)
    {
        Refuse = (s, c, x) => Values.Fact(s, x, c.ServedAt, "servedAt")
            ?? Values.Between(CaseRefusalReason.TermOutOfRange, c.TermDays, x.Policy.Periods[DeadlineKind.SelfDemolition].Days, "termDays")
            ?? Values.Known(s, c.Proof, "proof"),
        Do = (_, c, x) =>
        [
            new SelfDemolitionOrdered(c.ServedAt, c.TermDays, c.Method, x.Actor.UnitCode, c.Proof, c.DocumentNumber),
            .. StartTerm(c, DeadlineCount.Of(
                LegalTime.DateOf(c.ServedAt), x.Policy.Periods[DeadlineKind.SelfDemolition] with { Days = c.TermDays }, x.Calendar), x),
        ],
    };

    /// <summary>No proof, no running term (送达 must be proven): it waits, and the proof of service is due instead.</summary>
    private static IEnumerable<CaseEvent> StartTerm(OrderSelfDemolition c, DeadlineCount term, CaseContext x) => c.Proof.Count > 0
        ? [new DeadlineStarted(c.ServedAt, DeadlineKind.SelfDemolition, term)]
        :
        [
            new DeadlineAwaited(c.ServedAt, DeadlineKind.SelfDemolition, term),
            Clock.Start(DeadlineKind.Service, LegalTime.DateOf(c.ServedAt), x, c.ServedAt),
        ];
}

/// <summary><see cref="Event.At"/> is the instant of service.</summary>
public sealed record SelfDemolitionOrdered(
    DateTimeOffset At, int TermDays, ServiceMethod Method, string Unit, IReadOnlyList<Guid>? Proof = null, string? DocumentNumber = null)
        : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) =>
        s with { Documents = s.Documents.Add(new ServedDocument(StopDocument.CorrectionNotice, At, Method, Unit, TermDays,
            DocumentNumber)) };
}
