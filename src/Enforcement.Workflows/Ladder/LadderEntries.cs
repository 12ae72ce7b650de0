using System.Collections.Immutable;

namespace Enforcement.Workflows.Ladder;

/// <summary>What happens to the rungs of a ladder.</summary>
internal static class LadderEntries
{
    public static ImmutableList<LadderEntry> Open(this ImmutableList<LadderEntry> ladder, LadderStep step, DateTimeOffset? dueAt = null) =>
        ladder.RemoveAll(e => e.Step == step).Add(new LadderEntry(step, LadderState.Open, dueAt, null));

    public static ImmutableList<LadderEntry> Close(this ImmutableList<LadderEntry> ladder, LadderStep step, LadderState state,
        DateTimeOffset at) =>
        ladder.ConvertAll(e => e.Step == step ? e with { State = state, DoneAt = at } : e);

    public static ImmutableList<LadderEntry> DueBy(this ImmutableList<LadderEntry> ladder, LadderStep step, DateTimeOffset dueAt) =>
        ladder.ConvertAll(e => e.Step == step ? e with { DueAt = dueAt } : e);

    /// <summary>销账: nothing is asked of anybody any more.</summary>
    public static ImmutableList<LadderEntry> End(this ImmutableList<LadderEntry> ladder, DateTimeOffset at) =>
        ladder.ConvertAll(e => e.State == LadderState.Open ? e with { State = LadderState.Ended, DoneAt = at } : e);
}
