using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Assessment;

/// <summary>
/// The assessed town's lead, or whoever works in the assessed village, appeals against a deduction, once, before the confirmation.
/// </summary>
/// <param name="Deduction">The deduction's key.</param>
public sealed record AppealDeduction(string Period, string Unit, string? Deduction, string? Reason, int? Version = null)
    : IRequest<Result<AssessmentView>>, IAbout
{
    Subject? IAbout.About => AssessmentRoom.About(Period, Unit);

    internal sealed class Validator : AbstractValidator<AppealDeduction>
    {
        public Validator() => RuleFor(r => r.Reason).MaximumLength(2_000);
    }

    internal sealed class Handler(AssessmentSheets sheets) : IRequestHandler<AppealDeduction, Result<AssessmentView>>
    {
        public Task<Result<AssessmentView>> Handle(AppealDeduction r, CancellationToken cancellationToken) =>
            sheets.TakeAsync(r.Period, r.Unit, r.Version, (a, x) => AssessmentDecider.Appeal(a, r.Deduction, r.Reason, x.Actor, x.Now),
                cancellationToken);
    }
}
