using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Suspensions;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Suspensions;

/// <summary>Lifts a suspension, or refuses the proposal to; with a reason.</summary>
public sealed record DecideLift(Guid Id, bool? Lift, string? Reason) : IRequest<Result<SuspensionView>>, IAbout
{
    Subject? IAbout.About => SuspensionsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<DecideLift>
    {
        public Validator()
        {
            RuleFor(r => r.Lift).NotNull();
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
        }
    }

    internal sealed class Handler(SuspensionStore store, UnitDirectory directory, ICurrentActor current) : IRequestHandler<DecideLift,
        Result<SuspensionView>>
    {
        public async Task<Result<SuspensionView>> Handle(DecideLift r, CancellationToken cancellationToken)
        {
            var result = await store.ExecuteAsync(s => s.Id == r.Id, null, async (s, x) =>
                SuspensionDecider.Lift(s, r.Lift!.Value, r.Reason!, await store.ReasonToLiftAsync(s.Opened, cancellationToken), x),
                cancellationToken);
            return result.IsOk
                ? SuspensionStore.ViewOf(result.Value.Row, await directory.GetAsync(cancellationToken), CurrentActor.Require(current))
                : result.Refusal;
        }
    }
}
