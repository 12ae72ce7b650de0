namespace Enforcement.Workflows.Cases;

/// <summary>阻挠执法: referred to the police branch (Art 6).</summary>
public sealed record ReportObstruction(DateTimeOffset At, string Description) : CaseCommand(CaseAction.ReportObstruction, At)
{
    internal static StepRule Rule { get; } = new StepRule<ReportObstruction>(CaseAction.ReportObstruction)
    {
        Refuse = (_, c, _) => Values.Required(c.Description, "description"),
        Do = (_, c, _) => [new ObstructionReported(c.At, c.Description)],
    };
}

/// <summary>Enforcement was obstructed.</summary>
public sealed record ObstructionReported(DateTimeOffset At, string Description) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { Obstructed = true };
}
