using Enforcement.Workflows.Cases;
using static Enforcement.Workflows.Cases.CaseRefusalReason;

namespace Enforcement.Workflows.Ladder;

/// <summary>抄送区纪委区监委 (Art 25, 27).</summary>
public sealed record CopyToDiscipline(DateTimeOffset At) : CaseCommand(CaseAction.CopyToDiscipline, At)
{
    internal static StepRule Rule { get; } = new StepRule<CopyToDiscipline>(CaseAction.CopyToDiscipline)
    {
        Needs = (s, _) => s.Step(LadderStep.Supervision) is null ? LowerStepMissing : IsOwed(s) ? null : AlreadyDone,
        Fulfils = DutyKind.CopyToDiscipline,
        Do = (_, c, _) => [new CopiedToDiscipline(c.At)],
    };

    /// <summary>Discipline gets a copy when supervision starts (Art 25), and another when the city lists the case (Art 27).</summary>
    internal static bool IsOwed(CaseState s) =>
        s.Listing is null ? s is { CopiedOnSupervision: false } && s.Step(LadderStep.Supervision) == LadderState.Open : !s.CopiedOnListing;
}

/// <summary>Discipline got its copy.</summary>
public sealed record CopiedToDiscipline(DateTimeOffset At) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) =>
        s.Listing is null ? LadderPart.CloseSupervision(s with { CopiedOnSupervision = true }, At) : s with { CopiedOnListing = true };
}
