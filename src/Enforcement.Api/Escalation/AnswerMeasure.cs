using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Escalation;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Escalation;

/// <summary>The unit says what it does about it.</summary>
public sealed record AnswerMeasure(Guid Id, string? Answer) : IRequest<Result<MeasureDetails>>, IAbout
{
    Subject? IAbout.About => EscalationRoom.About(Id);

    internal sealed class Validator : AbstractValidator<AnswerMeasure>
    {
        public Validator() => RuleFor(r => r.Answer).NotEmpty().MaximumLength(5_000);
    }

    internal sealed class Handler(MeasureStore measures) : IRequestHandler<AnswerMeasure, Result<MeasureDetails>>
    {
        public Task<Result<MeasureDetails>> Handle(AnswerMeasure r, CancellationToken cancellationToken) =>
            measures.TakeAsync(r.Id, (row, m, x) => MeasureDecider.Answer(m, row.Town, r.Answer!, x), cancellationToken);
    }
}
