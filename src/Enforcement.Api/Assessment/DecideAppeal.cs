using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Assessment;

/// <summary>The assessor lifts a deduction that was appealed against, or rejects the appeal with a reason.</summary>
/// <param name="Deduction">The deduction's key.</param>
public sealed record DecideAppeal(string Period, string Unit, string Deduction, bool? Upheld, string? Reason, int? Version = null)
    : IRequest<Result<AssessmentView>>, IAbout
{
    Subject? IAbout.About => AssessmentRoom.About(Period, Unit);

    internal sealed class Validator : AbstractValidator<DecideAppeal>
    {
        public Validator()
        {
            RuleFor(r => r.Upheld).NotNull();
            RuleFor(r => r.Reason).MaximumLength(2_000);
        }
    }

    internal sealed class Handler(AssessmentSheets sheets) : IRequestHandler<DecideAppeal, Result<AssessmentView>>
    {
        public Task<Result<AssessmentView>> Handle(DecideAppeal r, CancellationToken cancellationToken) =>
            sheets.TakeAsync(r.Period, r.Unit, r.Version, (a, x) =>
                AssessmentDecider.Decide(a, r.Deduction, r.Upheld!.Value, r.Reason, x.Actor, x.Now), cancellationToken);
    }
}
