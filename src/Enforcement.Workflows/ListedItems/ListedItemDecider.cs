using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.ListedItems.ListedItemRefusalReason;

namespace Enforcement.Workflows.ListedItems;

/// <summary>The rule book of listed items (Art 30). Pure.</summary>
public static class ListedItemDecider
{
    /// <summary>The planning branch keeps the list and delists.</summary>
    public static bool MayKeep(Actor actor) => actor is { UnitKind: UnitKind.Planning } && actor.Is(PersonRole.PlanningOfficer);

    /// <summary>The item's town reports its progress.</summary>
    public static bool MayProgress(string town, Actor actor) =>
        actor.ActsFor(town) && (actor.Is(PersonRole.UnitLead) || actor.Is(PersonRole.Inspector));

    /// <summary>Records an item of the list that was imported.</summary>
    public static Decision<ListedItem, ListedItemEvent> Record(ListedItemRecorded item, Context x) =>
        MayKeep(x.Actor) ? Decision.Of<ListedItem, ListedItemEvent>(null, ListedItem.Evolve, item) : Refusal.Of(NotYours);

    /// <summary>Its town says what was done about it.</summary>
    public static Decision<ListedItem, ListedItemEvent> Progress(ListedItem s, string progress, Context x) =>
        s.Delisted is not null ? Refusal.Of(AlreadyDone)
        : !MayProgress(s.Recorded.Town, x.Actor) ? Refusal.Of(NotYours)
        : Decision.Of<ListedItem, ListedItemEvent>(s, ListedItem.Evolve, new ListedItemProgressed(x.Now, progress.Trim()));

    /// <summary>销账.</summary>
    /// <param name="on">Legal day on which the rectification was accepted.</param>
    public static Decision<ListedItem, ListedItemEvent> Delist(ListedItem s, DateOnly on, string basis, Context x) =>
        s.Delisted is not null ? Refusal.Of(AlreadyDone)
        : !MayKeep(x.Actor) ? Refusal.Of(NotYours)
        : on > LegalTime.DateOf(x.Now) ? Refusal.Of(InTheFuture, "on")
        : on < s.Recorded.ListedOn ? Refusal.Of(Later, "on")
        : Decision.Of<ListedItem, ListedItemEvent>(s, ListedItem.Evolve, new ListedItemDelisted(x.Now, on, basis.Trim()));
}
