using Enforcement.Api.Imports.Files;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Imports;

/// <summary>Makes previews.</summary>
internal sealed class ImportPreviews(ImportMappings mappings, UnitDirectory directory)
{
    public async Task<Result<ImportPreview>> OfAsync(string path, ImportKind kind, ImportOptions options, Actor actor,
        DateTimeOffset receivedAt, CancellationToken ct)
    {
        var mapping = await mappings.ForAsync(actor.UnitCode, kind, options.Mapping, ct);
        var surveyed = await Task.Run(() => Survey.Of(path, kind, options.Crs, mapping), ct);
        if (!surveyed.IsOk) return surveyed.Refusal;
        var s = surveyed.Value;
        var fields = s.Mapping.GroupBy(m => m.Value).ToDictionary(g => g.Key, g => g.First().Key);
        var reader = s.Crs is { } crs && s.Missing.Count == 0
            ? new ImportReader(kind, new ReadingPlan(s.Mapping, crs, options.Swap, options.Gcj02), s.File.Columns,
                new TownNames(await directory.GetAsync(ct)), receivedAt) : null;
        return new ImportPreview(
            kind, s.File.Format, s.File.EncodingName, s.Rows, s.Crs is null ? null : CoordinateSystemReader.Read(s.Crs)!.Name, s.CrsFrom,
            [.. s.File.Columns.Select(c => new PreviewColumn(c, fields.TryGetValue(c, out var field) ? field : null))],
                ImportColumns.FieldsOf(kind), s.Required, s.Missing,
            [.. s.File.Notes.Select(n => Messages.Of($"refusal.{n}"))], [.. s.First.Select(row => Of(row, s.File.Columns, reader))]);
    }

    private static PreviewLine Of(SourceRow row, IReadOnlyList<string> columns, ImportReader? reader)
    {
        var cells = columns.Select(c => row.Values.GetValueOrDefault(c)).ToList();
        var read = reader?.Read(row);
        return read is { IsOk: false, Refusal: var refusal }
            ? new PreviewLine(row.Number, cells, null, null, new RejectedLine(row.Number, refusal.Code, Messages.Of(refusal)))
            : new PreviewLine(row.Number, cells, read?.Value?.Lead?.Place?.Lon, read?.Value?.Lead?.Place?.Lat, null);
    }
}
