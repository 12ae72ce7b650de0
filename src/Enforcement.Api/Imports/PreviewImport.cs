using Enforcement.Api.Data;
using Enforcement.Api.Imports.Files;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Imports;

/// <summary>A column of a file, and what it was taken for.</summary>
/// <param name="Field">Null: kept with the lead under its own name.</param>
public sealed record PreviewColumn(string Name, ImportField? Field);

/// <summary>One of the first rows as it would be read.</summary>
/// <param name="Cells">In the order of the columns; null where empty.</param>
/// <param name="Lon">Degrees of EPSG:4490, or null when it has no place.</param>
/// <param name="Rejected">Why it would not be recorded, or null.</param>
public sealed record PreviewLine(int Row, IReadOnlyList<string?> Cells, double? Lon, double? Lat, RejectedLine? Rejected);

/// <summary>What a file turned out to be, before anything of it is recorded.</summary>
/// <param name="Crs">Null: it must be told.</param>
/// <param name="Required">Fields that every row needs.</param>
/// <param name="Missing">Of them, those that must be pointed to.</param>
/// <param name="Fields">Fields that can be.</param>
/// <param name="First">The first 20 rows.</param>
public sealed record ImportPreview(
    ImportKind Kind, SourceFormat Format, string? Encoding, int Rows, string? Crs, CrsSource CrsFrom, IReadOnlyList<PreviewColumn> Columns, IReadOnlyList<ImportField> Fields,
    IReadOnlyList<ImportField> Required, IReadOnlyList<ImportField> Missing, IReadOnlyList<string> Notes, IReadOnlyList<PreviewLine> First);

/// <summary>Looks at a file and keeps nothing of it.</summary>
public sealed record PreviewFile(ImportKind Kind, Stream Content, ImportOptions Options) : IRequest<Result<ImportPreview>>
{
    internal sealed class Handler(ImportPreviews previews, ImportFiles files, ICurrentActor current, LegalClock clock) : IRequestHandler<PreviewFile, Result<ImportPreview>>
    {
        public async Task<Result<ImportPreview>> Handle(PreviewFile r, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            if (!ImportRules.May(actor, r.Kind)) return new Refusal("forbidden", RefusalKind.Forbidden);
            var id = Guid.CreateVersion7(clock.Now);
            await files.ReceiveAsync(id, r.Content, cancellationToken);
            try
            {
                return await previews.OfAsync(files.PathOf(id), r.Kind, r.Options, actor, clock.Now, cancellationToken);
            }
            finally
            {
                files.Delete(id);
            }
        }
    }
}

/// <summary>Looks at a draft, read in this way.</summary>
public sealed record PreviewDraft(Guid Id, ImportOptions Options) : IRequest<Result<ImportPreview>>
{
    internal sealed class Handler(EnforcementDb db, ImportPreviews previews, ImportFiles files, ICurrentActor current) : IRequestHandler<PreviewDraft, Result<ImportPreview>>
    {
        public async Task<Result<ImportPreview>> Handle(PreviewDraft r, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            var draft = await ImportQueries.OwnAsync(db, r.Id, actor, cancellationToken);
            if (!draft.IsOk) return draft.Refusal;
            if (draft.Value.State != ImportState.Draft) return new Refusal("import-not-a-draft", RefusalKind.InvalidInStage);
            return await previews.OfAsync(files.PathOf(r.Id), draft.Value.Kind, r.Options, actor, draft.Value.ReceivedAt, cancellationToken);
        }
    }
}

/// <summary>Makes previews.</summary>
internal sealed class ImportPreviews(ImportMappings mappings, UnitDirectory directory)
{
    public async Task<Result<ImportPreview>> OfAsync(string path, ImportKind kind, ImportOptions options, Actor actor, DateTimeOffset receivedAt, CancellationToken ct)
    {
        var mapping = await mappings.ForAsync(actor.UnitCode, kind, options.Mapping, ct);
        var surveyed = await Task.Run(() => Survey.Of(path, kind, options.Crs, mapping), ct);
        if (!surveyed.IsOk) return surveyed.Refusal;
        var s = surveyed.Value;
        var fields = s.Mapping.GroupBy(m => m.Value).ToDictionary(g => g.Key, g => g.First().Key);
        var reader = s.Crs is { } crs && s.Missing.Count == 0
            ? new ImportReader(kind, new ReadingPlan(s.Mapping, crs, options.Swap, options.Gcj02), s.File.Columns, new TownNames(await directory.GetAsync(ct)), receivedAt) : null;
        return new ImportPreview(
            kind, s.File.Format, s.File.EncodingName, s.Rows, s.Crs is null ? null : CoordinateSystemReader.Read(s.Crs)!.Name, s.CrsFrom,
            [.. s.File.Columns.Select(c => new PreviewColumn(c, fields.TryGetValue(c, out var field) ? field : null))], ImportColumns.FieldsOf(kind), s.Required, s.Missing,
            [.. s.File.Notes.Select(n => Messages.Of($"refusal.{n}"))], [.. s.First.Select(row => Of(row, s.File.Columns, reader))]);
    }

    private static PreviewLine Of(SourceRow row, IReadOnlyList<string> columns, ImportReader? reader)
    {
        var cells = columns.Select(c => row.Values.GetValueOrDefault(c)).ToList();
        var read = reader?.Read(row);
        return read is { IsOk: false, Refusal: var refusal } ? new PreviewLine(row.Number, cells, null, null, new RejectedLine(row.Number, refusal.Code, Messages.Of(refusal)))
            : new PreviewLine(row.Number, cells, read?.Value?.Lead?.Place?.Lon, read?.Value?.Lead?.Place?.Lat, null);
    }
}
