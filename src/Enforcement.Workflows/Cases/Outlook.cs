using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Cases;

/// <summary>
/// What happens next in a case if nobody acts: each deadline that passes, the stage that follows, what runs then and who must act. From
/// the decider itself, so that it
/// cannot say anything else than what will be.
/// </summary>
/// <param name="Events">In the order in which they come.</param>
/// <param name="MissingYear">The calendar year without which it cannot be said how it goes on; null when everything is said.</param>
public sealed record Outlook(IReadOnlyList<OutlookEvent> Events, int? MissingYear)
{
    /// <summary>The outlook of a case as it stands at <see cref="Context.Now"/>; empty when nothing runs.</summary>
    public static Outlook Of(CaseState state, CaseContext x)
    {
        var events = new List<OutlookEvent>();
        try
        {
            var s = CaseDecider.PassTime(state, x).State!;
            // Each turn lets one instant pass at which something falls due; every deadline passes once, so that this ends.
            while (s.Deadlines.Where(d => d.State == DeadlineState.Running).MinBy(d => d.DueAt) is { } due)
            {
                var passed = CaseDecider.PassTime(s, x with { Now = due.DueAt });
                events.AddRange(Said(s, passed.State!, passed.Events, due.DueAt));
                s = passed.State!;
            }
        }
        catch (MissingCalendarYearException missing)
        {
            return new Outlook(events, missing.Year);
        }
        return new Outlook(events, null);
    }

    private static IEnumerable<OutlookEvent> Said(CaseState before, CaseState after, IReadOnlyList<CaseEvent> events, DateTimeOffset at)
    {
        foreach (var e in events)
        {
            if (e is DeadlineBreached breached)
                yield return new OutlookEvent(at, OutlookKind.Passes) { Deadline = breached.Kind,
                    Count = before.Deadline(breached.Kind)?.Count };
            if (e is DeadlineStarted started)
                yield return new OutlookEvent(at, OutlookKind.Starts) { Deadline = started.Kind, Count = started.Count };
        }
        foreach (var stage in after.Stages.Skip(before.Stages.Count)) yield return new OutlookEvent(at,
            OutlookKind.Enters) { Stage = stage.Stage };
        foreach (var step in after.Ladder.Where(l => before.Ladder.All(b => b.Step != l.Step))) yield return new OutlookEvent(at,
            OutlookKind.Opens) { Step = step.Step };
        foreach (var duty in after.Duties.Where(d => d.DoneAt is null && !before.Duties.Contains(d)))
            yield return new OutlookEvent(at, OutlookKind.Falls) { Duty = duty.Kind, Holder = duty.Holder };
    }
}
