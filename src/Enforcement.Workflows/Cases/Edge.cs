namespace Enforcement.Workflows.Cases;

/// <summary>
/// A way from stage to stage: what brings it about is an event, caused by an action of people or by a deadline that passed.
/// </summary>
/// <param name="From">The stage that is left.</param>
/// <param name="To">The stage that is entered.</param>
/// <param name="Action">The action, or null where time alone does it.</param>
/// <param name="Deadline">The deadline whose passing does it, or null.</param>
/// <param name="IsTakenBy">Whether an event takes it.</param>
public sealed record Edge(CaseStage From, CaseStage To, CaseAction? Action, DeadlineKind? Deadline, Func<CaseEvent, bool> IsTakenBy);
