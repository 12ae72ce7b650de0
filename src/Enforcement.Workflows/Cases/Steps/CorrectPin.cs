namespace Enforcement.Workflows.Cases;

/// <summary>A corrected pin of a piece of evidence, beside its original position (Art 12). Degrees of EPSG:4490.</summary>
public sealed record CorrectPin(DateTimeOffset At, Guid EvidenceId, double Lon, double Lat, string Reason)
    : CaseCommand(CaseAction.CorrectPin, At)
{
    internal static StepRule Rule { get; } = new StepRule<CorrectPin>(CaseAction.CorrectPin)
    {
        Refuse = (_, c, _) => Values.Required(c.Reason, "reason"),
        Do = (_, c, _) => [new EvidencePinCorrected(c.At, c.EvidenceId, c.Lon, c.Lat, c.Reason)],
    };
}

/// <summary>
/// Where a piece of evidence was really taken, beside what its file says. Kept with the file; the journal has the reason.
/// </summary>
public sealed record EvidencePinCorrected(DateTimeOffset At, Guid EvidenceId, double Lon, double Lat, string Reason) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s;
}
