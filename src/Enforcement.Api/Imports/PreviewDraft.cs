using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Imports;

/// <summary>Looks at a draft, read in this way.</summary>
public sealed record PreviewDraft(Guid Id, ImportOptions Options) : IRequest<Result<ImportPreview>>
{
    internal sealed class Handler(EnforcementDb db, ImportPreviews previews, ImportFiles files, ICurrentActor current)
        : IRequestHandler<PreviewDraft, Result<ImportPreview>>
    {
        public async Task<Result<ImportPreview>> Handle(PreviewDraft r, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            var draft = await ImportQueries.OwnAsync(db, r.Id, actor, cancellationToken);
            if (!draft.IsOk) return draft.Refusal;
            if (draft.Value.State != ImportState.Draft) return new Refusal("import-not-a-draft", RefusalKind.InvalidInStage);
            return await previews.OfAsync(files.PathOf(r.Id), draft.Value.Kind, r.Options, actor, draft.Value.ReceivedAt,
                cancellationToken);
        }
    }
}
