using Enforcement.Api.Kernel;
using Enforcement.Api.Policies;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.Policies;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Escalation;

/// <summary>Orders a proposed or opened measure, or does not; with a reason either way.</summary>
/// <param name="DueOn">Last day to answer and carry it out; default by the policy.</param>
public sealed record DecideMeasure(Guid Id, bool? Ordered, string? Reason, DateOnly? DueOn = null) : IRequest<Result<MeasureDetails>>,
    IAbout
{
    Subject? IAbout.About => EscalationRoom.About(Id);

    internal sealed class Validator : AbstractValidator<DecideMeasure>
    {
        public Validator()
        {
            RuleFor(r => r.Ordered).NotNull();
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(2_000);
        }
    }

    internal sealed class Handler(MeasureStore measures, PolicyBook policies, LegalClock clock) : IRequestHandler<DecideMeasure,
        Result<MeasureDetails>>
    {
        public async Task<Result<MeasureDetails>> Handle(DecideMeasure r, CancellationToken cancellationToken)
        {
            var policy = Policy.InForce(await policies.AllAsync(cancellationToken), LegalTime.DateOf(clock.Now)).UnitLadder;
            return await measures.TakeAsync(
                r.Id, (row, m, x) => MeasureDecider.Decide(m, r.Ordered!.Value, r.Reason!, r.DueOn, policy, x), cancellationToken);
        }
    }
}
