namespace Enforcement.Workflows.ListedItems;

/// <summary>What happened to a historical listed item 历年挂账 (Art 30); what its journal keeps.</summary>
public abstract record ListedItemEvent(DateTimeOffset At) : Event(At);

/// <param name="Number">Number of the list; unique.</param>
/// <param name="Source">Which inspection listed it, e.g. 国家例行督察 and its year.</param>
/// <param name="ListedOn">Legal day of the listing.</param>
public sealed record ListedItemRecorded(
    DateTimeOffset At, Guid Id, string Number, string Town, string Project, string? Party, string Address, string Source,
    DateOnly ListedOn) : ListedItemEvent(At);
/// <summary>What its town says of the work on it.</summary>
public sealed record ListedItemProgressed(DateTimeOffset At, string Progress) : ListedItemEvent(At);
/// <summary>销账: the rectification is complete.</summary>
public sealed record ListedItemDelisted(DateTimeOffset At, DateOnly On, string Basis) : ListedItemEvent(At);
