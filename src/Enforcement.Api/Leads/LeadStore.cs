using Enforcement.Api.Calendars;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Policies;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Leads;

/// <summary>What became of a lead that was sent in: its id, whether it is new; or why it was refused.</summary>
internal sealed record LeadReceipt(Guid Id, bool Created, Refusal? Refusal = null);

/// <summary>The write path of leads, which come in numbers.</summary>
internal sealed class LeadStore(StoreParts parts, IEnumerable<IReceiver<Lead, LeadEvent>> receivers, CalendarBook calendars)
    : EventStore<Lead, LeadEvent, LeadRow>(parts, receivers)
{
    private const int Many = 50;

    public static string StreamOf(Guid id) => $"lead/{id}";

    protected override string Stream(LeadRow row) => StreamOf(row.Id);

    protected override Lead Evolve(Lead? state, LeadEvent e) => Lead.Evolve(state, e);

    /// <summary>The lead as its journal adds up to, or null when it is not there or not the actor's to see.</summary>
    public async Task<Lead?> FindAsync(Guid id, CancellationToken ct) =>
        await Db.Set<LeadRow>().AnyAsync(l => l.Id == id, ct) ? await FoldAsync(id, ct) : null;

    /// <summary>
    /// The lead whoever asks; for what was found by <see cref="FindAsync(Guid, CancellationToken)"/> or is looked at on the product's
    /// behalf.
    /// </summary>
    internal async Task<Lead> FoldAsync(Guid id, CancellationToken ct) => Fold(await Db.ReadAsync<LeadEvent>(StreamOf(id), ct));

    /// <summary>
    /// Records leads in one commit, in their order; what a channel has under that number already stays as it is. A refused one stops no
    /// other.
    /// </summary>
    public Task<IReadOnlyList<LeadReceipt>> RecordManyAsync(IReadOnlyList<LeadFacts> facts, Actor actor, DateTimeOffset now,
        CancellationToken ct) =>
        Parts.Work.RunAsync<IReadOnlyList<LeadReceipt>>(async () =>
        {
            var units = await Parts.Units.GetAsync(ct);
            var x = await ContextAsync(null, actor, now, ct);
            var townOfFinder = units.TownOfFinder(actor.UnitCode);
            var known = await KnownAsync(facts, ct);
            (Guid Id, Refusal? Refusal, List<object> Rows)? Make(LeadFacts fact)
            {
                if (known.ContainsKey((fact.Channel, fact.SourceNumber))) return null;
                var (id, rows) = (Guid.CreateVersion7(now), new List<object>());
                var decision = LeadDecider.Record(id, fact, townOfFinder, x);
                if (decision.IsAccepted) Write(null, null, decision, x, x.Policy.Version, units, rows.Add);
                return (id, decision.Refusal, rows);
            }
            // Each says nothing of the others, so that the many of an import are worked out side by side.
            var made = facts.Count < Many ? facts.Select(Make).ToList() : [.. facts.AsParallel().AsOrdered().Select(Make)];
            var receipts = new List<LeadReceipt>(facts.Count);
            var rows = new List<object>();
            foreach (var (fact, lead) in facts.Zip(made))
            {
                var number = (fact.Channel, fact.SourceNumber);
                if (known.TryGetValue(number, out var id)) receipts.Add(new LeadReceipt(id, Created: false));
                else if (lead!.Value.Refusal is { } refusal) receipts.Add(new LeadReceipt(Guid.Empty, false, refusal));
                else
                {
                    rows.AddRange(lead.Value.Rows);
                    known[number] = lead.Value.Id;
                    receipts.Add(new LeadReceipt(lead.Value.Id, Created: true));
                }
            }
            await Db.AddManyAsync(rows, ct);
            return receipts;
        }, ct);

    /// <summary>Executes a command. <paramref name="version"/>: the version that the person saw, or null to not compare.</summary>
    public async Task<Result<Lead>> ExecuteAsync(Guid id, int? version, LeadCommand command, Actor actor, DateTimeOffset now,
        CancellationToken ct)
    {
        var result = await ExecuteAsync(l => l.Id == id, version, async (lead, _) =>
            LeadDecider.Decide(lead, command, await ContextAsync(lead, actor, now, ct)), ct);
        return result.IsOk ? result.Value.State : result.Refusal;
    }

    protected override Task<int> PolicyVersionAsync(Lead state, DateTimeOffset now, CancellationToken ct) =>
        Task.FromResult(state.Recorded.PolicyVersion);

    protected override LeadRow NewRow(Lead state)
    {
        var f = state.Facts;
        var row = new LeadRow
        {
            Id = state.Id, Channel = f.Channel, SourceNumber = f.SourceNumber, FoundAt = f.FoundAt, RecordedAt = state.Recorded.At,
            Lon = f.Place?.Lon ?? 0, Lat = f.Place?.Lat ?? 0, Address = f.Address, AreaSquareMetres = f.AreaSquareMetres, Town = f.Town,
            Village = f.Village,
            Finder = state.Recorded.Finder, PatrolId = f.PatrolId, HeadHash = "",
        };
        if (f.Place is { } place) row.Locate(place.Geometry);
        return row;
    }

    protected override void Project(LeadRow row, Lead? before, Lead after, IReadOnlyList<LeadEvent> events, Actor actor, Units units)
    {
        if (before is null) row.FinderTown = units.TownOfFinder(row.Finder);
        row.State = after.State;
        row.DispatchedTo = after.DispatchedTo;
        row.DueAt = after.Due?.DueAt;
        row.CaseNumber = after.Verified?.CaseNumber;
        row.DuplicateOf = after.Rejected?.DuplicateOf;
    }

    private async Task<Dictionary<(LeadChannel, string), Guid>> KnownAsync(IReadOnlyList<LeadFacts> facts, CancellationToken ct)
    {
        var known = new Dictionary<(LeadChannel, string), Guid>();
        foreach (var channel in facts.GroupBy(f => f.Channel))
        {
            var numbers = channel.Select(f => f.SourceNumber).ToList();
            // Also those out of sight: a number is taken whoever took it.
            foreach (var l in await Db.Set<LeadRow>().IgnoreQueryFilters().AsNoTracking()
                .Where(l => l.Channel == channel.Key && numbers.Contains(l.SourceNumber))
                .Select(l => new { l.SourceNumber, l.Id }).ToListAsync(ct)) known[(channel.Key, l.SourceNumber)] = l.Id;
        }
        return known;
    }

    /// <summary>A lead keeps the policy version of the day on which it was recorded.</summary>
    private async Task<CaseContext> ContextAsync(Lead? lead, Actor actor, DateTimeOffset now, CancellationToken ct) => new(
        lead is null ? Policy.InForce(await Parts.Policies.AllAsync(ct), LegalTime.DateOf(now))
            : await Parts.Policies.VersionAsync(lead.Recorded.PolicyVersion, ct),
        await calendars.GetAsync(ct), now, actor);
}
