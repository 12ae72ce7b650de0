using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Clues;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Clues;

/// <summary>Discipline confirms that a clue was received.</summary>
public sealed record ReceiveClue(Guid Id, string? Note) : IRequest<Result<ClueView>>, IAbout
{
    Subject? IAbout.About => CluesRoom.About(Id);

    internal sealed class Validator : AbstractValidator<ReceiveClue>
    {
        public Validator() => RuleFor(r => r.Note).MaximumLength(2_000);
    }

    internal sealed class Handler(ClueStore store) : IRequestHandler<ReceiveClue, Result<ClueView>>
    {
        public async Task<Result<ClueView>> Handle(ReceiveClue r, CancellationToken cancellationToken)
        {
            var result = await store.ExecuteAsync(c => c.Id == r.Id, null, (clue, x) => ClueDecider.Receive(clue, r.Note, x),
                cancellationToken);
            return result.IsOk ? await store.ViewAsync(result.Value.State, cancellationToken) : result.Refusal;
        }
    }
}
