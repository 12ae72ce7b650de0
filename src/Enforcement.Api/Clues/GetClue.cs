using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Clues;

/// <summary>A clue, for its sender, its addressee and auditors.</summary>
public sealed record GetClue(Guid Id) : IRequest<Result<ClueView>>
{
    internal sealed class Handler(ClueStore store) : IRequestHandler<GetClue, Result<ClueView>>
    {
        public async Task<Result<ClueView>> Handle(GetClue r, CancellationToken cancellationToken) =>
            await store.FindAsync(c => c.Id == r.Id, cancellationToken) is var (_, clue) ? await store.ViewAsync(clue, cancellationToken)
                : Refusal.NotFound;
    }
}
