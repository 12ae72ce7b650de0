namespace Enforcement.Workflows.Cases;

/// <summary>
/// What time alone does: a stage's own deadline passes, the case enters the next stage, and the next deadline runs from the last day of
/// the first (Art 22).
/// </summary>
/// <param name="Deadline">What passes.</param>
/// <param name="To">The stage that is entered then.</param>
/// <param name="Starts">What runs from then on.</param>
public sealed record Passing(DeadlineKind Deadline, CaseStage To, DeadlineKind Starts);
