using Enforcement.Api.Cases;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using MediatR;

namespace Enforcement.Api.Documents;

/// <summary>A kind of document that the reader writes, and what it waits for.</summary>
/// <param name="Waits">Why it cannot be written yet, as a sentence; null when it can.</param>
/// <param name="NeedsCase">False: it may be about a town's work.</param>
public sealed record DraftableKind(DocumentKind Kind, string Title, string? Waits, bool NeedsCase);

/// <summary>What the reader may write: of a case, or about a town's work.</summary>
public sealed record ListDraftable(string? CaseNumber) : IRequest<Result<IReadOnlyList<DraftableKind>>>
{
    internal sealed class Handler(CaseStore cases, ICurrentActor current) : IRequestHandler<ListDraftable,
        Result<IReadOnlyList<DraftableKind>>>
    {
        public async Task<Result<IReadOnlyList<DraftableKind>>> Handle(ListDraftable request, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            var c = string.IsNullOrEmpty(request.CaseNumber) ? null : await cases.FindAsync(request.CaseNumber, cancellationToken);
            if (c is null && !string.IsNullOrEmpty(request.CaseNumber)) return Refusal.NotFound;
            return DocumentKinds.All.Where(k => k.MayDraft(actor, c?.Town) && (c is not null || !k.NeedsCase))
                .Select(k => new DraftableKind(k, k.Title, WaitsFor(k), k.NeedsCase)).ToList();

            string? WaitsFor(DocumentKind kind) =>
                DocumentDecider.BlocksDraft(kind, c, actor) is { } blocked ? Messages.Of(blocked) : null;
        }
    }
}
