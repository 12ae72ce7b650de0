using Enforcement.Api.Cases;
using Enforcement.Api.Kernel;
using Enforcement.Api.ListedItems;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Suspensions;
using Enforcement.Workflows.Tracks;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Suspensions;

/// <summary>The write path of suspensions, and what each of them waits for.</summary>
internal sealed class SuspensionStore(StoreParts parts, IEnumerable<IReceiver<Suspension, SuspensionEvent>> receivers)
    : EventStore<Suspension, SuspensionEvent, SuspensionRow>(parts, receivers)
{
    public static string StreamOf(Guid id) => $"suspension/{id}";

    protected override string Stream(SuspensionRow row) => StreamOf(row.Id);

    protected override Suspension Evolve(Suspension? state, SuspensionEvent e) => Suspension.Evolve(state, e);

    protected override SuspensionRow NewRow(Suspension state)
    {
        var o = state.Opened;
        var row = new SuspensionRow
        {
            Id = o.Id, Kind = o.Kind, Town = o.Town, Subject = o.Subject, SubjectKey = PartyKey.Of(o.Subject), About = o.About,
            Basis = o.Basis,
            OpenedAt = o.At, HeadHash = "",
        };
        row.SetParty(o.Party, null);
        return row;
    }

    protected override void Project(
        SuspensionRow row, Suspension? before, Suspension after, IReadOnlyList<SuspensionEvent> events, Actor actor, Units units)
    {
        row.LiftProposedAt = after.LiftProposedAt;
        row.LiftReason = after.LiftFact is { } fact ? $"{fact.Cause}|{fact.About}" : null;
        row.LiftedAt = after.LiftedAt;
    }

    /// <summary>A listed item suspends its own project and party (Art 30); the caller saves.</summary>
    public Task OpenForListedItemAsync(ListedItemRow item, Context x, CancellationToken ct)
    {
        var basis = $"「办法」第三十条：{item.Source}挂账（{item.Number}）";
        var opened = new SuspensionOpened(
            x.Now, Guid.CreateVersion7(x.Now), SuspensionKind.ListedItem, item.Town, item.Project, item.Party, item.Id.ToString(), basis);
        return AddAsync(Decision.Of<Suspension, SuspensionEvent>(null, Suspension.Evolve, opened), x, ct);
    }

    /// <summary>What the suspension waited for, where it has come about; null while it has not (Art 29, 30).</summary>
    public async Task<LiftFact?> ReasonToLiftAsync(SuspensionOpened s, CancellationToken ct)
    {
        switch (s.Kind)
        {
            case SuspensionKind.TownProjects:
                return await IsClearedAsync(s.Town, ct)
                    ? new LiftFact(LiftCause.TownCleared, await Db.Set<CaseRow>().Where(c => c.Town == s.Town && c.DemolishedAt != null)
                        .OrderByDescending(c => c.DemolishedAt).Select(c => c.Number).FirstOrDefaultAsync(ct))
                    : null;
            case SuspensionKind.CaseProject:
                // Violators' projects wait for the whole town as well (Art 29).
                return await Db.Set<CaseRow>().AnyAsync(c => c.Number == s.About && c.EndedAt != null, ct)
                    && await IsClearedAsync(s.Town, ct)
                    ? new LiftFact(LiftCause.CaseOver, s.About)
                    : null;
            case SuspensionKind.ListedItem:
                var id = Guid.Parse(s.About);
                return await Db.Set<ListedItemRow>().Where(i => i.Id == id && i.DelistedAt != null).Select(i => i.Number)
                    .FirstOrDefaultAsync(ct) is { } number
                    ? new LiftFact(LiftCause.ItemDelisted, number)
                    : null;
            default:
                throw new InvalidOperationException($"Nobody says what a suspension of kind {s.Kind} waits for.");
        }
    }

    /// <summary>No case of the town in progress was determined to be illegal and is not demolished yet.</summary>
    private async Task<bool> IsClearedAsync(string town, CancellationToken ct)
    {
        var uncleared = TrackRegistry.Uncleared;
        return !await Db.Set<CaseRow>().AnyAsync(c => c.Town == town && c.EndedAt == null && uncleared.Contains(c.Stage), ct);
    }

    public static SuspensionView ViewOf(SuspensionRow s, Units units, Actor reader) => new(
        s.Id, s.Kind, units.View(s.Town), s.Subject, s.Party, s.Basis, s.Kind == SuspensionKind.CaseProject ? s.About : null, s.OpenedAt,
        s.LiftProposedAt,
        WordsOf(s.LiftReason), s.LiftedAt, s.LiftedAt is null && SuspensionDecider.MayDecide(reader));

    /// <summary>The fact in the reader's language.</summary>
    private static string? WordsOf(string? fact)
    {
        if (fact is null) return null;
        var (cause, about) = (fact[..fact.IndexOf('|', StringComparison.Ordinal)],
            fact[(fact.IndexOf('|', StringComparison.Ordinal) + 1)..]);
        return cause == nameof(LiftCause.Stated) ? about : Messages.Of(about.Length > 0 ? $"lift.{cause}" : $"lift.{cause}.none", about);
    }
}
