using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Cases;

/// <summary>A running deadline that would fall on another instant under another policy version.</summary>
/// <param name="Kind">Which deadline.</param>
/// <param name="DueAt">As it runs now, exclusive.</param>
/// <param name="DueAtThen">As it would run, exclusive.</param>
/// <param name="TermOverMaximum">The ordered term is longer than the version allows.</param>
public sealed record DeadlineImpact(DeadlineKind Kind, DateTimeOffset DueAt, DateTimeOffset DueAtThen, bool TermOverMaximum);

/// <summary>What would change for a case if it came under another policy version (Art 31). Cases stay pinned; this only tells.</summary>
public static class PolicyImpact
{
    /// <summary>The case's running and suspended deadlines that would change; empty when none would.</summary>
    /// <param name="state">The case.</param>
    /// <param name="pinned">The version that it is under.</param>
    /// <param name="next">The version to compare with.</param>
    /// <param name="calendar">The working days.</param>
    /// <exception cref="MissingCalendarYearException">The version counts working days of a year that was not recorded.</exception>
    public static IReadOnlyList<DeadlineImpact> Of(CaseState state, CasePolicy pinned, CasePolicy next, WorkingCalendar calendar)
    {
        var impacts = new List<DeadlineImpact>();
        foreach (var d in state.Deadlines.Where(d => d.State is DeadlineState.Running or DeadlineState.Suspended
            && d.Kind != DeadlineKind.YearEnd))
        {
            // A supervision order may name its own due date (Art 25), which no policy moves.
            if (d.Kind == DeadlineKind.Supervision && d.Count.Period != pinned.Periods[d.Kind]) continue;
            var ordered = d.Kind == DeadlineKind.SelfDemolition ? d.Count.Period.Days : (int?)null;
            var period = next.Periods[d.Kind];
            var then = DeadlineCount.Of(d.Count.StartsOn, ordered is { } days ? period with { Days = days } : period, calendar,
                d.Count.ExtensionDays, d.Count.Suspensions);
            var over = ordered > period.Days;
            if (over || then.DueAt != d.DueAt) impacts.Add(new DeadlineImpact(d.Kind, d.DueAt, then.DueAt, over));
        }
        return impacts;
    }
}
