using System.Text.Json;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Leads;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.MonthlyReports;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.MonthlyReports;

/// <summary>An entry of a town's ledger, as far as comparing places needs it.</summary>
/// <param name="Key"><c>lead:{id}</c> or <c>case:{number}</c>.</param>
/// <param name="EndedAt">When it was demolished, or null.</param>
internal sealed record LedgerEntry(string Key, string Number, string Town, DateTimeOffset FoundAt, DateTimeOffset? EndedAt, double Lon,
    double Lat, string? Geometry, string Address);

/// <summary>
/// What the towns themselves found (Art 11–15): their leads of the channels that count as that (<see
/// cref="LeadChannel.IsTownsOwnFinding"/>)
/// and were not closed as unfounded or duplicate, and their cases but those that leads of other channels alone brought about. A lead that
/// went
/// into a case is one finding with it. Read whoever asks: what a report says must not depend on its reader, who is let to it by the
/// report's
/// own scope.
/// </summary>
internal sealed class TownLedger(EnforcementDb db, CaseStore cases, UnitDirectory directory)
{
    /// <summary>Entries of every town found before an instant, with their places.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(DateTimeOffset before, CancellationToken ct)
    {
        var leads = await Own(db.Set<LeadRow>().IgnoreQueryFilters().AsNoTracking())
            .Where(l => l.FoundAt < before && l.CaseNumber == null && l.Cell != 0)
            .Select(l => new { l.Id, l.SourceNumber, Town = l.DispatchedTo ?? l.FinderTown!, l.FoundAt, l.Lon, l.Lat, l.Geometry,
                l.Address }).ToListAsync(ct);
        var byOthers = await ByOthersAloneAsync(ct);
        var found = await db.Set<CaseRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.FoundAt < before && c.Stage != CaseStage.Withdrawn)
            .Select(c => new { c.Number, c.Town, c.FoundAt, c.DemolishedAt, c.Lon, c.Lat, c.Geometry, c.Address }).ToListAsync(ct);
        return
        [
            .. leads.Select(l => new LedgerEntry($"lead:{l.Id}", l.SourceNumber, l.Town, l.FoundAt, null, l.Lon, l.Lat, l.Geometry,
                l.Address)),
            .. found.Where(c => !byOthers.Contains(c.Number)).Select(c =>
                new LedgerEntry($"case:{c.Number}", c.Number, c.Town, c.FoundAt, c.DemolishedAt, c.Lon, c.Lat, c.Geometry, c.Address)),
        ];
    }

    /// <summary>How many findings each town has in a period.</summary>
    public async Task<Dictionary<string, int>> CountAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken ct)
    {
        var leads = await Own(db.Set<LeadRow>().IgnoreQueryFilters().AsNoTracking())
            .Where(l => l.FoundAt >= from && l.FoundAt < before && l.CaseNumber == null)
            .Select(l => l.DispatchedTo ?? l.FinderTown!).ToListAsync(ct);
        var byOthers = await ByOthersAloneAsync(ct);
        var found = await db.Set<CaseRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.FoundAt >= from && c.FoundAt < before && c.Stage != CaseStage.Withdrawn).Select(c => new { c.Number, c.Town })
                .ToListAsync(ct);
        return leads.Concat(found.Where(c => !byOthers.Contains(c.Number)).Select(c => c.Town))
            .GroupBy(t => t).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>A town's findings of a period, in the order in which they were found.</summary>
    public async Task<IReadOnlyList<Finding>> FindingsAsync(string town, DateTimeOffset from, DateTimeOffset before, CancellationToken ct)
    {
        var units = await directory.GetAsync(ct);
        var leads = await Own(db.Set<LeadRow>().IgnoreQueryFilters().AsNoTracking())
            .Where(l => (l.DispatchedTo == town || (l.DispatchedTo == null && l.FinderTown == town)) && l.FoundAt >= from
                && l.FoundAt < before && l.CaseNumber == null).ToListAsync(ct);
        var findings = leads.Select(l => new Finding(
            $"lead:{l.Id}", l.SourceNumber, JsonNamingPolicy.CamelCase.ConvertName(l.Channel.ToString()), l.FoundAt,
            units.View(l.Finder).Name, l.Cell == 0 ? null : l.Lon, l.Cell == 0 ? null : l.Lat, l.Address,
            l.AreaSquareMetres, null, null, [], null)).ToList();
        var byOthers = await ByOthersAloneAsync(ct);
        var numbers = await db.Set<CaseRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.Town == town && c.FoundAt >= from && c.FoundAt < before && c.Stage != CaseStage.Withdrawn).Select(c => c.Number)
                .ToListAsync(ct);
        foreach (var number in numbers.Where(n => !byOthers.Contains(n))) findings.Add(Of(await cases.FoldAsync(number), units));
        return [.. findings.OrderBy(f => f.FoundAt).ThenBy(f => f.Key, StringComparer.Ordinal)];
    }

    private static Finding Of(CaseState s, Units units) => new(
        $"case:{s.Number}", s.Number, "case", s.Opened.FoundAt, units.View(s.Opened.FirstFinder).Name, s.Opened.Place.Lon,
        s.Opened.Place.Lat, s.Opened.Address, s.Opened.AreaSquareMetres, s.Opened.InProgress,
        s.Determination?.Illegal, [.. s.Documents.Select(d => JsonNamingPolicy.CamelCase.ConvertName(d.Document.ToString())).Distinct()],
        s.Demolition?.At);

    private static IQueryable<LeadRow> Own(IQueryable<LeadRow> leads) =>
        leads.Through(c => c.IsTownsOwnFinding)
            .Where(l => l.State != LeadState.Unfounded && l.State != LeadState.Duplicate
                && (l.DispatchedTo != null || l.FinderTown != null));

    /// <summary>Cases into which nothing went but e.g. patches: the satellite found them, not the town.</summary>
    private async Task<HashSet<string>> ByOthersAloneAsync(CancellationToken ct)
    {
        var leads = db.Set<LeadRow>().IgnoreQueryFilters().AsNoTracking().Where(l => l.CaseNumber != null);
        var others = await leads.Through(c => !c.IsTownsOwnFinding).Select(l => l.CaseNumber!).ToListAsync(ct);
        if (others.Count == 0) return [];
        var own = await leads.Through(c => c.IsTownsOwnFinding).Select(l => l.CaseNumber!).ToListAsync(ct);
        // A case that people opened without a lead and a patch joined later was found by people.
        var joined = await db.Set<Journal.JournalRow>().AsNoTracking().Where(e => e.Type == "leadJoined").Select(e => e.Stream).Distinct()
            .ToListAsync(ct);
        return [.. others.Except(own).Where(n => !joined.Contains(CaseStore.StreamOf(n)))];
    }
}
