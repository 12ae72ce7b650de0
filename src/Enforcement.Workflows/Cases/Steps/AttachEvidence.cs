namespace Enforcement.Workflows.Cases;

/// <summary>A file that was received becomes evidence of the case (Art 12).</summary>
/// <param name="IsPhoto">Whether its content is an image, by its bytes.</param>
public sealed record AttachEvidence(
    DateTimeOffset At, Guid Id, EvidenceKind Kind, bool IsPhoto, DateTimeOffset? TakenAt, string FileName, string Sha256)
    : CaseCommand(CaseAction.AttachEvidence, At)
{
    internal static StepRule Rule { get; } = new StepRule<AttachEvidence>(CaseAction.AttachEvidence)
    {
        Refuse = (_, c, x) => c.TakenAt > x.Now ? Refusal.Of(CaseRefusalReason.InTheFuture, "takenAt") : null,
        Do = (_, c, _) => [new EvidenceAttached(c.At, c.Id, c.Kind, c.IsPhoto, c.TakenAt, c.FileName, c.Sha256)],
    };
}

/// <summary>A file was attached.</summary>
public sealed record EvidenceAttached(
    DateTimeOffset At, Guid Id, EvidenceKind Kind, bool IsPhoto, DateTimeOffset? TakenAt, string FileName, string Sha256) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) =>
        s with { Evidence = s.Evidence.Add(new AttachedEvidence(Id, Kind, IsPhoto, TakenAt, FileName, Sha256, At)) };
}
