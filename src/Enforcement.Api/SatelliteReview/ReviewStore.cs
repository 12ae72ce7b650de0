using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
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
internal sealed class ReviewStore(EnforcementDb db, ReportStore reports, TownLedger ledger, UnitDirectory directory)
{
    public static string StreamOf(string month) => $"review/{month}";

    /// <summary>The row, tracked, with the review as its journal adds up to; null when nobody created it.</summary>
    public async Task<(ReviewRow Row, Review Review)?> FindAsync(ReportMonth month, CancellationToken ct)
    {
        if (await db.Set<ReviewRow>().SingleOrDefaultAsync(r => r.Month == month.ToString(), ct) is not { } row) return null;
        return (row, Review.Fold(await db.ReadAsync<ReviewEvent>(StreamOf(row.Month), ct)));
    }

    /// <summary>Writes an event; the caller's unit of work commits.</summary>
    public async Task<Review> SaveAsync(ReviewRow? row, Review? before, ReviewEvent e, ComparisonResult? result, Actor actor, int policyVersion, DateTimeOffset now, CancellationToken ct)
    {
        var review = Review.Evolve(before, e);
        if (row is null) db.Add(row = new ReviewRow { Month = review.Month, HeadHash = "" });
        row.HeadHash = JournalChain.Append(
            r => db.Add(r), StreamOf(row.Month), before is null ? JournalHead.Start : new JournalHead(row.Version, row.HeadHash), [EventJson<ReviewEvent>.Write(e, e.At)], actor, policyVersion, now).Hash;
        row.Version = review.Version;
        row.RanAt = review.LastRun?.At;
        row.ConfirmedAt = review.Confirmed?.At;
        row.Waiting = review.FollowUps.Count(f => f.DoneAt is null);
        if (result is not null) row.Result = JsonSerializer.Serialize(result, EnforcementJson.Options);
        await db.SaveChangesAsync(ct);
        return review;
    }

    /// <summary>Compares the month's patches with every town's ledger as they are now.</summary>
    public async Task<ComparisonResult> CompareAsync(Review review, ReportMonth month, MonthPolicy policy, CancellationToken ct)
    {
        var (from, before) = (month.From(policy), month.Before(policy));
        var rows = await db.Set<LeadRow>().AsNoTracking().Through(c => c.IsPatch)
            .Where(l => l.FoundAt >= from && l.FoundAt < before && l.Cell != 0 && l.State != LeadState.Duplicate).ToListAsync(ct);
        var patches = rows.Where(l => !review.Excluded.Contains(l.Id.ToString())).ToDictionary(l => l.Id.ToString());
        // A patch may be matched by what was found some days after its imaging; only what was found in the period itself can be missed by the satellite.
        var entries = (await ledger.EntriesAsync(before.AddDays(policy.MatchDays), ct)).ToDictionary(x => x.Key);
        var reported = await ReportedAsync(month, ct);
        var (p, e, pairs) = Comparison.Run(
            patches.Values.Select(l => new Placed(l.Id.ToString(), TownOf(l), l.FoundAt, null, PlaceReader.GeometryOf(l.Lon, l.Lat, l.Geometry))),
            entries.Values.Select(x => new Placed(x.Key, x.Town, x.FoundAt, x.EndedAt, PlaceReader.GeometryOf(x.Lon, x.Lat, x.Geometry))),
            policy, review.Decisions.ToDictionary(d => (d.Key.Patch, d.Key.Entry), d => d.Value.Same));

        PatchLine Patch(int i) => patches[p[i].Id] is var l ? new PatchLine(p[i].Id, l.SourceNumber, TownOf(l), l.FoundAt, l.Lon, l.Lat, l.AreaSquareMetres, l.Address) : null!;
        EntryLine Entry(int j) => entries[e[j].Id] is var x ? new EntryLine(x.Key, x.Number, x.Town, x.FoundAt, x.Lon, x.Lat, x.Address, reported.Contains(x.Key)) : null!;
        var (pairedPatches, pairedEntries) = (pairs.Select(x => x.Patch).ToHashSet(), pairs.Select(x => x.Entry).ToHashSet());
        var lines = pairs.Select(x => new PairLine(PairKind.Matched, Patch(x.Patch), Entry(x.Entry), Math.Round(x.Metres, 1), x.Doubtful, x.Decided))
            .Concat(Enumerable.Range(0, p.Count).Where(i => !pairedPatches.Contains(i)).Select(i => new PairLine(PairKind.SatelliteOnly, Patch(i), null, null, false, false)))
            .Concat(Enumerable.Range(0, e.Count).Where(j => !pairedEntries.Contains(j) && e[j].At >= from && e[j].At < before).Select(j => new PairLine(PairKind.LedgerOnly, null, Entry(j), null, false, false))).ToList();
        var towns = (await reports.TownsAsync(month, ct)).Select(t => t.Code).Select(t => Ratings.Of(
            t, lines.Count(l => l.Kind == PairKind.Matched && l.Patch!.Town == t), lines.Count(l => l.Kind == PairKind.SatelliteOnly && l.Patch!.Town == t), lines.Count(l => l.Kind == PairKind.LedgerOnly && l.Entry!.Town == t), policy));
        return new ComparisonResult([.. towns], lines);
    }

    /// <summary>The last run's lines.</summary>
    public static ComparisonResult? ResultOf(ReviewRow row, Review review) =>
        review.Confirmed?.Result ?? (row.Result is null ? null : JsonSerializer.Deserialize<ComparisonResult>(row.Result, EnforcementJson.Options));

    private static string? TownOf(LeadRow l) => l.DispatchedTo ?? l.Town;

    /// <summary>What stands in the reports that the towns submitted for the month.</summary>
    private async Task<HashSet<string>> ReportedAsync(ReportMonth month, CancellationToken ct)
    {
        var keys = new HashSet<string>();
        foreach (var row in await db.Set<ReportRow>().AsNoTracking().Where(r => r.Month == month.ToString() && r.FirstSubmittedAt != null).ToListAsync(ct))
            keys.UnionWith((await reports.FoldAsync(row, ct)).Submitted!.Findings.Select(f => f.Key));
        return keys;
    }

    /// <summary>Town names for views.</summary>
    public async Task<Units> UnitsAsync(CancellationToken ct) => await directory.GetAsync(ct);
}

/// <summary>From a refusal of the rules to one that people are told.</summary>
internal static class ReviewRefusals
{
    public static Refusal ToRefusal(ReviewRefusal refusal)
    {
        var name = JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.Reason.ToString());
        return refusal switch
        {
            { Reason: ReviewRefusalReason.NotYours } => new Refusal(name, RefusalKind.Forbidden),
            { Field: not null } => new Refusal($"review-{name}", RefusalKind.Invalid, refusal.Field, refusal.Args),
            _ => new Refusal($"review-{name}", RefusalKind.InvalidInStage),
        };
    }
}
