namespace Enforcement.Workflows.Cases;

/// <summary>认定: illegal or lawful, with its basis (Art 4, 18). Lawful ends the case.</summary>
public sealed record Determine(DateTimeOffset At, bool Illegal, string Basis, LandCategory LandCategory, bool Organised)
    : CaseCommand(CaseAction.Determine, At)
{
    internal static StepRule Rule { get; } = new StepRule<Determine>(CaseAction.Determine)
    {
        Refuse = (_, c, _) => Values.Required(c.Basis, "basis"),
        Do = (s, c, _) =>
        [
            new Determined(c.At, c.Illegal, c.Basis, c.LandCategory, c.Organised),
            .. Clock.Meet(s, DeadlineKind.Determination, c.At),
        ],
    };
}

/// <summary>The construction was determined to be illegal, or lawful.</summary>
public sealed record Determined(DateTimeOffset At, bool Illegal, string Basis, LandCategory LandCategory, bool Organised) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { Determination = this };
}
