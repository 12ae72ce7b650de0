using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Imports.Files;
using Enforcement.Api.Leads;
using Enforcement.Api.Patrols;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Imports;

/// <summary>
/// Records some rows of an import: leads or ledger entries, the rows that were rejected, and the progress, in one commit.
/// </summary>
internal sealed class ImportBatch(EnforcementDb db, UnitOfWork work, LeadStore leads, IMediator mediator)
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    public Task<int> RecordAsync(Guid id, Guid worker, ImportKind kind, BatchRow[] rows, Actor actor, DateTimeOffset now,
        CancellationToken ct) => work.RunAsync(async () =>
    {
        var outcomes = new List<(SourceRow Row, bool Created, Refusal? Refusal)>(rows.Length);
        outcomes.AddRange(rows.Where(r => !r.Read.IsOk).Select(r => (r.Row, false, r.Read.Refusal)));
        var good = rows.Where(r => r.Read.IsOk).Select(r => (r.Row, Value: r.Read.Value!)).ToList();
        if (kind == ImportKind.Patrol)
        {
            foreach (var (row, value) in good)
            {
                var (created, refusal) = await RecordPatrolAsync(value, actor, ct);
                outcomes.Add((row, created, refusal));
            }
        }
        else
        {
            var receipts = await leads.RecordManyAsync([.. good.Select(g => g.Value.Lead!)], actor, now, ct);
            outcomes.AddRange(good.Zip(receipts, (g, r) => (g.Row, r.Created, r.Refusal)));
        }

        // Read last: a refused patrol clears what the context held.
        var import = await db.Set<ImportRow>().SingleAsync(i => i.Id == id, ct);
        if (import.ClaimedBy != worker) throw new ImportTakenException(); // it was silent for too long, and another goes on with it
        var rejected = outcomes.Where(o => o.Refusal is not null).ToList();
        db.AddRange(rejected.Select(r => RejectionOf(id, r.Row, r.Refusal!)));
        import.State = ImportState.Running;
        import.Read += rows.Length;
        import.Created += outcomes.Count(o => o.Created);
        import.Unchanged += outcomes.Count(o => !o.Created && o.Refusal is null);
        import.Rejected += rejected.Count;
        import.Version++;
        return await db.SaveChangesAsync(ct);
    }, ct);

    /// <summary>An entry of the sender's own ledger; one that it holds already stays as it is.</summary>
    private async Task<(bool Created, Refusal? Refusal)> RecordPatrolAsync(ReadRow row, Actor actor, CancellationToken ct)
    {
        var known = await mediator.Send(new FindPatrols { From = row.FoundAt, Before = row.FoundAt + Instant,
            Page = PageRequest.Of(1, PageRequest.MaxSize) }, ct);
        if (known.Items.Any(p => p.Unit.Code == actor.UnitCode && p.Route == row.Route && p.Patrollers == row.Patrollers
            && p.Nil == row.Lead is null
            && (row.Lead is null || p.Leads.Any(l => l.SourceNumber == row.Lead.SourceNumber)))) return (false, null);
        var recorded = await mediator.Send(new RecordPatrol
        {
            StartedAt = row.FoundAt, EndedAt = row.EndedAt ?? row.FoundAt, Route = row.Route, Patrollers = row.Patrollers,
            Findings = row.Lead is { } lead ? [Finding(lead)] : null,
        }, ct);
        return (recorded.IsOk, recorded.Refusal);
    }

    private static LeadBody Finding(LeadFacts f) => new()
    {
        SourceNumber = f.SourceNumber, FoundAt = f.FoundAt, Address = f.Address, Town = f.Town, Village = f.Village,
        Description = f.Description, AreaSquareMetres = f.AreaSquareMetres,
        Place = new PlaceBody(f.Place!.Lon, f.Place.Lat, f.Place.Geometry is { } geometry
            ? JsonSerializer.Deserialize<JsonElement>(geometry) : null),
        Attributes = f.Attributes?.ToDictionary(a => a.Name, a => (string?)a.Value),
    };

    private static ImportRejectionRow RejectionOf(Guid id, SourceRow row, Refusal refusal)
    {
        var values = new Dictionary<string, string>(row.Values);
        // In the file's own numbers, which are recognised again.
        if (row.Geometry is { } geometry) values.TryAdd("WKT", geometry.AsText());
        return new ImportRejectionRow
        {
            ImportId = id, Row = row.Number, Code = refusal.Code,
            Args = ImportViews.Write(refusal.Args.Select(a => Convert.ToString(a, System.Globalization.CultureInfo.InvariantCulture))),
            Values = ImportViews.WriteValues(values),
        };
    }
}
