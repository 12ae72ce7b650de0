using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Imports;

/// <summary>Confirms a draft as it is now to be read; it is recorded in the background.</summary>
public sealed record ConfirmImport(Guid Id, ImportOptions Options) : IRequest<Result<ImportView>>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, ImportMappings mappings, ImportFiles files,
        ImportSignal signal, ICurrentActor current)
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
                if (r.Options.Mapping is { Count: > 0 }) await mappings.KeepAsync(actor.UnitCode, row.Kind, survey.File.Columns,
                    survey.Mapping, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                return row;
            }, cancellationToken);
            signal.Set();
            return ImportViews.Of(row, await directory.GetAsync(cancellationToken), []);
        }
    }
}
