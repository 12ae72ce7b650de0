using System.Text.Json;
using Enforcement.Api.Kernel;
using Enforcement.Api.Leads;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.SatelliteReview;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.SatelliteReview;

/// <summary>The one write path of satellite reviews, and the comparison of a month's patches with the towns' ledgers.</summary>
internal sealed class ReviewStore(StoreParts parts, IEnumerable<IReceiver<Review, ReviewEvent>> receivers, ReportStore reports,
    TownLedger ledger)
    : EventStore<Review, ReviewEvent, ReviewRow>(parts, receivers)
{
    public static string StreamOf(string month) => $"review/{month}";

    protected override string Stream(ReviewRow row) => StreamOf(row.Month);

    protected override Review Evolve(Review? state, ReviewEvent e) => Review.Evolve(state, e);

    protected override ReviewRow NewRow(Review state) => new() { Month = state.Month, HeadHash = "" };

    protected override void Project(ReviewRow row, Review? before, Review after, IReadOnlyList<ReviewEvent> events, Actor actor,
        Units units)
    {
        row.RanAt = after.LastRun?.At;
        row.ConfirmedAt = after.Confirmed?.At;
        row.Waiting = after.FollowUps.Count(f => f.DoneAt is null);
    }

    /// <summary>The row, tracked, with the review as its journal adds up to; null when nobody created it.</summary>
    public Task<(ReviewRow Row, Review Review)?> FindAsync(ReportMonth month, CancellationToken ct)
    {
        var name = month.ToString();
        return FindAsync(r => r.Month == name, ct)!;
    }

    /// <summary>Writes what was decided with what a run came to; the caller's unit of work commits.</summary>
    public async Task WriteAsync(
        ReviewRow row, Review before, Decision<Review, ReviewEvent> decision, ComparisonResult? result, Context x, CancellationToken ct)
    {
        if (result is not null) row.Result = JsonSerializer.Serialize(result, EnforcementJson.Options);
        await WriteAsync(row, before, decision, x, before.Created.PolicyVersion, ct);
    }

    /// <summary>Compares the month's patches with every town's ledger as they are now.</summary>
    public async Task<ComparisonResult> CompareAsync(Review review, ReportMonth month, MonthPolicy policy, CancellationToken ct)
    {
        var (from, before) = (month.From(policy), month.Before(policy));
        var rows = await Db.Set<LeadRow>().AsNoTracking().Through(c => c.IsPatch)
            .Where(l => l.FoundAt >= from && l.FoundAt < before && l.Cell != 0 && l.State != LeadState.Duplicate).ToListAsync(ct);
        var patches = rows.Where(l => !review.Excluded.Contains(l.Id.ToString())).ToDictionary(l => l.Id.ToString());
        // A patch may be matched by what was found some days after its imaging; only what was found in the period itself can be missed by
        // the satellite.
        var entries = (await ledger.EntriesAsync(before.AddDays(policy.MatchDays), ct)).ToDictionary(x => x.Key);
        var reported = await ReportedAsync(month, ct);
        var (p, e, pairs) = Comparison.Run(
            patches.Values.Select(l =>
                new Placed(l.Id.ToString(), TownOf(l), l.FoundAt, null, PlaceReader.GeometryOf(l.Lon, l.Lat, l.Geometry))),
            entries.Values.Select(x => new Placed(x.Key, x.Town, x.FoundAt, x.EndedAt, PlaceReader.GeometryOf(x.Lon, x.Lat, x.Geometry))),
            policy, review.Decisions.ToDictionary(d => (d.Key.Patch, d.Key.Entry), d => d.Value.Same));

        PatchLine Patch(int i) => patches[p[i].Id] is var l ? new PatchLine(p[i].Id, l.SourceNumber, TownOf(l), l.FoundAt, l.Lon, l.Lat,
            l.AreaSquareMetres, l.Address) : null!;
        EntryLine Entry(int j) => entries[e[j].Id] is var x ? new EntryLine(x.Key, x.Number, x.Town, x.FoundAt, x.Lon, x.Lat, x.Address,
            reported.Contains(x.Key)) : null!;
        var (pairedPatches, pairedEntries) = (pairs.Select(x => x.Patch).ToHashSet(), pairs.Select(x => x.Entry).ToHashSet());
        var lines = pairs.Select(x => new PairLine(PairKind.Matched, Patch(x.Patch), Entry(x.Entry), Math.Round(x.Metres, 1), x.Doubtful,
            x.Decided))
            .Concat(Enumerable.Range(0, p.Count).Where(i => !pairedPatches.Contains(i))
                .Select(i => new PairLine(PairKind.SatelliteOnly, Patch(i), null, null, false, false)))
            .Concat(Enumerable.Range(0, e.Count).Where(j => !pairedEntries.Contains(j) && e[j].At >= from && e[j].At < before)
                .Select(j => new PairLine(PairKind.LedgerOnly, null, Entry(j), null, false, false))).ToList();
        var towns = (await reports.TownsAsync(month, ct)).Select(t => t.Code).Select(t => Ratings.Of(
            t, lines.Count(l => l.Kind == PairKind.Matched && l.Patch!.Town == t),
            lines.Count(l => l.Kind == PairKind.SatelliteOnly && l.Patch!.Town == t),
            lines.Count(l => l.Kind == PairKind.LedgerOnly && l.Entry!.Town == t), policy));
        return new ComparisonResult([.. towns], lines);
    }

    /// <summary>The last run's lines.</summary>
    public static ComparisonResult? ResultOf(ReviewRow row, Review review) =>
        review.Confirmed?.Result
            ?? (row.Result is null ? null : JsonSerializer.Deserialize<ComparisonResult>(row.Result, EnforcementJson.Options));

    private static string? TownOf(LeadRow l) => l.DispatchedTo ?? l.Town;

    /// <summary>What stands in the reports that the towns submitted for the month.</summary>
    private async Task<HashSet<string>> ReportedAsync(ReportMonth month, CancellationToken ct)
    {
        var keys = new HashSet<string>();
        foreach (var row in await Db.Set<ReportRow>().AsNoTracking().Where(r => r.Month == month.ToString() && r.FirstSubmittedAt != null)
            .ToListAsync(ct))
            keys.UnionWith((await reports.FoldAsync(row, ct)).Submitted!.Findings.Select(f => f.Key));
        return keys;
    }

    /// <summary>Town names for views.</summary>
    public async Task<Units> UnitsAsync(CancellationToken ct) => await Parts.Units.GetAsync(ct);
}
