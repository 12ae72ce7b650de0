using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Cases;

/// <summary>A deadline of a case.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Count">How it was counted.</param>
/// <param name="State">How it stands.</param>
/// <param name="BreachedAt">The legal instant at which it passed, or null.</param>
public sealed record CaseDeadline(DeadlineKind Kind, DeadlineCount Count, DeadlineState State, DateTimeOffset? BreachedAt)
{
    /// <summary>24:00 of the last day; exclusive.</summary>
    public DateTimeOffset DueAt => Count.DueAt;
}
