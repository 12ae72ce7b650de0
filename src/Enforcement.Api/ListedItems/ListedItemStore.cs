using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.ListedItems;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.ListedItems;

/// <summary>The write path of listed items, and their views.</summary>
internal sealed class ListedItemStore(StoreParts parts, IEnumerable<IReceiver<ListedItem, ListedItemEvent>> receivers)
    : EventStore<ListedItem, ListedItemEvent, ListedItemRow>(parts, receivers)
{
    public static string StreamOf(Guid id) => $"listed/{id}";

    protected override string Stream(ListedItemRow row) => StreamOf(row.Id);

    protected override ListedItem Evolve(ListedItem? state, ListedItemEvent e) => ListedItem.Evolve(state, e);

    protected override ListedItemRow NewRow(ListedItem state)
    {
        var r = state.Recorded;
        return new ListedItemRow
        {
            Id = r.Id, Number = r.Number, Town = r.Town, Project = r.Project, Party = r.Party, Address = r.Address, Source = r.Source,
            ListedAt = LegalTime.StartOf(r.ListedOn), HeadHash = "",
        };
    }

    protected override void Project(
        ListedItemRow row, ListedItem? before, ListedItem after, IReadOnlyList<ListedItemEvent> events, Actor actor, Units units)
    {
        (row.ProgressAt, row.Progress) = (after.Progressed?.At, after.Progressed?.Progress);
        row.DelistedAt = after.Delisted is { } delisted ? LegalTime.StartOf(delisted.On) : null;
    }

    /// <summary>One step of an item; answers with it as it then stands.</summary>
    public async Task<Result<ListedItemDetails>> TakeAsync(
        Guid id, Func<ListedItem, Context, Decision<ListedItem, ListedItemEvent>> decide, CancellationToken ct)
    {
        var result = await ExecuteAsync(i => i.Id == id, null, decide, ct);
        return result.IsOk ? await DetailsAsync(result.Value.Row, ct) : result.Refusal;
    }

    public static ListedItemView ViewOf(ListedItemRow i, Units units, Actor reader) => new(
        i.Id, i.Number, units.View(i.Town), i.Project, i.Party, i.Address, i.Source, LegalTime.DateOf(i.ListedAt),
        i.DelistedAt is { } at ? LegalTime.DateOf(at) : null, i.ProgressAt, i.Progress,
        i.DelistedAt is null && ListedItemDecider.MayProgress(i.Town, reader), i.DelistedAt is null && ListedItemDecider.MayKeep(reader));

    public async Task<ListedItemDetails> DetailsAsync(ListedItemRow row, CancellationToken ct)
    {
        var stream = StreamOf(row.Id);
        var entries = await Db.Set<JournalRow>().AsNoTracking().Where(j => j.Stream == stream).OrderBy(j => j.Sequence).ToListAsync(ct);
        var steps = entries.Select(j => EventJson<ListedItemEvent>.Read(j.Type, j.Data) switch
        {
            ListedItemProgressed e => new ListedItemStep(e.At, "progressed", j.ByName, e.Progress),
            ListedItemDelisted e => new ListedItemStep(e.At, "delisted", j.ByName, e.Basis),
            var e => new ListedItemStep(e.At, "recorded", j.ByName, null),
        });
        return new ListedItemDetails(ViewOf(row, await Parts.Units.GetAsync(ct), CurrentActor.Require(Parts.Current)), [.. steps]);
    }
}
