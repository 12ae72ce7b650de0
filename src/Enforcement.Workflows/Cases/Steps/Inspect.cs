namespace Enforcement.Workflows.Cases;

/// <summary>现场检查: the permit was asked for and checked, the site seen (Art 12).</summary>
public sealed record Inspect(DateTimeOffset At, bool PermitPresented, string? PermitNumber, bool PermitValid, string Findings)
    : CaseCommand(CaseAction.Inspect, At)
{
    internal static StepRule Rule { get; } = new StepRule<Inspect>(CaseAction.Inspect)
    {
        Refuse = (_, c, _) => Values.Required(c.Findings, "findings"),
        Do = (_, c, _) => [new SiteInspected(c.At, c.PermitPresented, c.PermitNumber, c.PermitValid, c.Findings)],
    };
}

/// <summary>The site was inspected.</summary>
public sealed record SiteInspected(DateTimeOffset At, bool PermitPresented, string? PermitNumber, bool PermitValid, string Findings)
    : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { Inspection = this };
}
