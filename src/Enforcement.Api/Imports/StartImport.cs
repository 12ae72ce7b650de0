using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Imports;

/// <summary>How the sender says that a file is to be read.</summary>
/// <param name="Crs">EPSG:4490, 4513–4554 or a name; null: the file's own word, or what its numbers show.</param>
/// <param name="Swap">Exchange longitude and latitude where a place lies in the district only the other way round.</param>
/// <param name="Gcj02">Its degrees carry the shift of Chinese web maps.</param>
/// <param name="Mapping">Field to column where the names do not say it; a field mapped to nothing is left out.</param>
public sealed record ImportOptions(string? Crs = null, bool Swap = false, bool Gcj02 = false, IReadOnlyDictionary<ImportField,
    string?>? Mapping = null);

/// <summary>
/// Receives a file and reads it once from its beginning to its end: what cannot be read is refused here, and nothing of it is kept. What
/// can is
/// recorded in the background; as a draft, when it was confirmed.
/// </summary>
/// <param name="Content">Read once, to its end.</param>
/// <param name="IsDraft">To be looked at and confirmed first.</param>
public sealed record StartImport(ImportKind Kind, Stream Content, string FileName, ImportOptions Options, bool IsDraft = false)
    : IRequest<Result<ImportView>>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, ImportMappings mappings, ImportFiles files,
        ImportSignal signal, ICurrentActor current, LegalClock clock)
        : IRequestHandler<StartImport, Result<ImportView>>
    {
        public async Task<Result<ImportView>> Handle(StartImport r, CancellationToken cancellationToken)
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (!ImportRules.May(actor, r.Kind)) return Refusal.Forbidden;
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
                    Id = id, Kind = r.Kind, FileName = SafeName(r.FileName), Unit = actor.UnitCode, By = actor.UserName,
                    Actor = ImportViews.Write(actor), ReceivedAt = now,
                    State = r.IsDraft ? ImportState.Draft : ImportState.Queued, Format = survey.File.Format,
                    Encoding = survey.File.EncodingName, CrsFrom = survey.CrsFrom,
                    Columns = ImportViews.Write(survey.File.Columns), Notes = ImportViews.Write(survey.File.Notes), Rows = survey.Rows,
                    Plan = survey.Crs is { } crs
                        ? ImportViews.Write(new ReadingPlan(survey.Mapping, crs, r.Options.Swap, r.Options.Gcj02)) : null,
                };
                await work.RunAsync(async () =>
                {
                    db.Add(row);
                    if (r.Options.Mapping is { Count: > 0 }) await mappings.KeepAsync(actor.UnitCode, r.Kind, survey.File.Columns,
                        survey.Mapping, cancellationToken);
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
        survey.Missing.Count > 0 ? new Refusal("import-columns-missing", RefusalKind.Invalid, "mapping",
            string.Join("、", survey.Missing.Select(f => Messages.Of($"import.field.{f}"))))
        : survey.Crs is null ? new Refusal("import-crs-needed", RefusalKind.Invalid, "crs") : null;
}
