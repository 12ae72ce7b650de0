using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Imports;

/// <summary>Who imports what: those who record such leads in numbers (process.md section 2).</summary>
public static class ImportRules
{
    /// <summary>True when the person may import this.</summary>
    public static bool May(Actor actor, ImportKind kind) => ImportColumns.ChannelOf(kind).Importers.Include(actor);

    /// <summary>What the person may import.</summary>
    public static IReadOnlyList<ImportKind> KindsOf(Actor actor) => [.. Enum.GetValues<ImportKind>().Where(k => May(actor, k))];
}

/// <summary>How the sender says that a file is to be read.</summary>
/// <param name="Crs">EPSG:4490, 4513–4554 or a name; null: the file's own word, or what its numbers show.</param>
/// <param name="Swap">Exchange longitude and latitude where a place lies in the district only the other way round.</param>
/// <param name="Gcj02">Its degrees carry the shift of Chinese web maps.</param>
/// <param name="Mapping">Field to column where the names do not say it; a field mapped to nothing is left out.</param>
public sealed record ImportOptions(string? Crs = null, bool Swap = false, bool Gcj02 = false, IReadOnlyDictionary<ImportField, string?>? Mapping = null);

/// <summary>
/// Receives a file and reads it once from its beginning to its end: what cannot be read is refused here, and nothing of it is kept. What can is
/// recorded in the background; as a draft, when it was confirmed.
/// </summary>
/// <param name="Content">Read once, to its end.</param>
/// <param name="IsDraft">To be looked at and confirmed first.</param>
public sealed record StartImport(ImportKind Kind, Stream Content, string FileName, ImportOptions Options, bool IsDraft = false) : IRequest<Result<ImportView>>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, ImportMappings mappings, ImportFiles files, ImportSignal signal, ICurrentActor current, LegalClock clock)
        : IRequestHandler<StartImport, Result<ImportView>>
    {
        public async Task<Result<ImportView>> Handle(StartImport r, CancellationToken cancellationToken)
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (!ImportRules.May(actor, r.Kind)) return new Refusal("forbidden", RefusalKind.Forbidden);
            var id = Guid.CreateVersion7(now);
            await files.ReceiveAsync(id, r.Content, cancellationToken);
            var isKept = false;
            try
            {
                var mapping = await mappings.ForAsync(actor.UnitCode, r.Kind, r.Options.Mapping, cancellationToken);
                var surveyed = await Task.Run(() => Survey.Of(files.PathOf(id), r.Kind, r.Options.Crs, mapping), cancellationToken);
                if (!surveyed.IsOk) return surveyed.Refusal;
                var survey = surveyed.Value;
                if (!r.IsDraft && Incomplete(survey) is { } refusal) return refusal;
                var row = new ImportRow
                {
                    Id = id, Kind = r.Kind, FileName = SafeName(r.FileName), Unit = actor.UnitCode, By = actor.UserName, Actor = ImportViews.Write(actor), ReceivedAt = now,
                    State = r.IsDraft ? ImportState.Draft : ImportState.Queued, Format = survey.File.Format, Encoding = survey.File.EncodingName, CrsFrom = survey.CrsFrom,
                    Columns = ImportViews.Write(survey.File.Columns), Notes = ImportViews.Write(survey.File.Notes), Rows = survey.Rows,
                    Plan = survey.Crs is { } crs ? ImportViews.Write(new ReadingPlan(survey.Mapping, crs, r.Options.Swap, r.Options.Gcj02)) : null,
                };
                await work.RunAsync(async () =>
                {
                    db.Add(row);
                    if (r.Options.Mapping is { Count: > 0 }) await mappings.KeepAsync(actor.UnitCode, r.Kind, survey.File.Columns, survey.Mapping, cancellationToken);
                    return await db.SaveChangesAsync(cancellationToken);
                }, cancellationToken);
                isKept = true;
                if (!r.IsDraft) signal.Set();
                return ImportViews.Of(row, await directory.GetAsync(cancellationToken), []);
            }
            finally
            {
                if (!isKept) files.Delete(id);
            }
        }

        private static string SafeName(string name)
        {
            var clean = new string([.. name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))]).Trim();
            return clean.Length switch { 0 => "file", > 200 => clean[^200..], _ => clean };
        }
    }

    /// <summary>What must be said before any row can be read, or null.</summary>
    internal static Refusal? Incomplete(Survey survey) =>
        survey.Missing.Count > 0 ? new Refusal("import-columns-missing", RefusalKind.Invalid, "mapping", string.Join("、", survey.Missing.Select(f => Messages.Of($"import.field.{f}"))))
        : survey.Crs is null ? new Refusal("import-crs-needed", RefusalKind.Invalid, "crs") : null;
}

/// <summary>Confirms a draft as it is now to be read; it is recorded in the background.</summary>
public sealed record ConfirmImport(Guid Id, ImportOptions Options) : IRequest<Result<ImportView>>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, ImportMappings mappings, ImportFiles files, ImportSignal signal, ICurrentActor current)
        : IRequestHandler<ConfirmImport, Result<ImportView>>
    {
        public async Task<Result<ImportView>> Handle(ConfirmImport r, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            var draft = await ImportQueries.OwnAsync(db, r.Id, actor, cancellationToken);
            if (!draft.IsOk) return draft.Refusal;
            if (draft.Value.State != ImportState.Draft) return new Refusal("import-not-a-draft", RefusalKind.InvalidInStage);
            var mapping = await mappings.ForAsync(actor.UnitCode, draft.Value.Kind, r.Options.Mapping, cancellationToken);
            var surveyed = await Task.Run(() => Survey.Of(files.PathOf(r.Id), draft.Value.Kind, r.Options.Crs, mapping), cancellationToken);
            if (!surveyed.IsOk) return surveyed.Refusal;
            if (StartImport.Incomplete(surveyed.Value) is { } refusal) return refusal;
            var survey = surveyed.Value;
            var row = await work.RunAsync(async () =>
            {
                var row = await db.Set<ImportRow>().SingleAsync(r.Id, cancellationToken);
                if (row.State != ImportState.Draft) return row; // a second click
                (row.State, row.CrsFrom) = (ImportState.Queued, survey.CrsFrom);
                row.Plan = ImportViews.Write(new ReadingPlan(survey.Mapping, survey.Crs!, r.Options.Swap, r.Options.Gcj02));
                row.Version++;
                if (r.Options.Mapping is { Count: > 0 }) await mappings.KeepAsync(actor.UnitCode, row.Kind, survey.File.Columns, survey.Mapping, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                return row;
            }, cancellationToken);
            signal.Set();
            return ImportViews.Of(row, await directory.GetAsync(cancellationToken), []);
        }
    }
}
