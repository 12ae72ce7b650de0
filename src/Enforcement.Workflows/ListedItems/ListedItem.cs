namespace Enforcement.Workflows.ListedItems;

/// <summary>A historical listed item 历年挂账项目 as its journal adds up to (Art 30).</summary>
public sealed record ListedItem
{
    public required ListedItemRecorded Recorded { get; init; }
    public ListedItemProgressed? Progressed { get; init; }
    public ListedItemDelisted? Delisted { get; init; }

    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">An event of a kind that is not known here: never skipped in silence.</exception>
    public static ListedItem Evolve(ListedItem? s, ListedItemEvent e) => (s, e) switch
    {
        (null, ListedItemRecorded r) => new ListedItem { Recorded = r },
        (not null, ListedItemProgressed p) => s with { Progressed = p },
        (not null, ListedItemDelisted d) => s with { Delisted = d },
        _ => throw new InvalidOperationException($"Unexpected entry {e.GetType().Name} of a listed item."),
    };
}
