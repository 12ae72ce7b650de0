using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Cases;

/// <summary>How an action is judged and what it does, whatever the track that has it among its steps.</summary>
internal abstract class StepRule(CaseAction action)
{
    public CaseAction Action { get; } = action;

    /// <summary>What must have been done before, or must not; null when nothing stands in the way.</summary>
    public Func<CaseState, Actor, CaseRefusalReason?> Needs { get; init; } = (_, _) => null;

    /// <summary>The duty that it fulfils: it cannot be dated on a day before that came up.</summary>
    public DutyKind? Fulfils { get; init; }

    /// <summary>What is wrong with the command's values; null when nothing is.</summary>
    public abstract Refusal? Check(CaseState s, CaseCommand command, CaseContext x);

    /// <summary>What happens.</summary>
    public abstract IEnumerable<CaseEvent> Perform(CaseState s, CaseCommand command, CaseContext x);
}

internal sealed class StepRule<TCommand>(CaseAction action) : StepRule(action) where TCommand : CaseCommand
{
    public Func<CaseState, TCommand, CaseContext, Refusal?> Refuse { get; init; } = (_, _, _) => null;

    public required Func<CaseState, TCommand, CaseContext, IEnumerable<CaseEvent>> Do { get; init; }

    public override Refusal? Check(CaseState s, CaseCommand command, CaseContext x) => Refuse(s, (TCommand)command, x);

    public override IEnumerable<CaseEvent> Perform(CaseState s, CaseCommand command, CaseContext x) => Do(s, (TCommand)command, x);
}
