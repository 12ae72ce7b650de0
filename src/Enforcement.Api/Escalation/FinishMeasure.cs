using Enforcement.Api.Documents;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Escalation;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Escalation;

/// <summary>The measure was carried out.</summary>
/// <param name="DocumentNumber">Number of the document it was done with: one that holds, issued to the unit by the unit that finishes; or
/// null.</param>
public sealed record FinishMeasure(Guid Id, string? Result, string? DocumentNumber = null) : IRequest<Result<MeasureDetails>>, IAbout
{
    Subject? IAbout.About => EscalationRoom.About(Id);

    internal sealed class Validator : AbstractValidator<FinishMeasure>
    {
        public Validator()
        {
            RuleFor(r => r.Result).NotEmpty().MaximumLength(5_000);
            RuleFor(r => r.DocumentNumber).MaximumLength(60);
        }
    }

    internal sealed class Handler(MeasureStore measures, IMediator mediator) : IRequestHandler<FinishMeasure, Result<MeasureDetails>>
    {
        public async Task<Result<MeasureDetails>> Handle(FinishMeasure r, CancellationToken cancellationToken)
        {
            var number = string.IsNullOrWhiteSpace(r.DocumentNumber) ? null : r.DocumentNumber.Trim();
            var document = number is null ? null : await mediator.Send(new FindIssued(number), cancellationToken);
            (string, string, string?)? issued = document is null ? null : (document.Number!, document.Unit.Code, document.ToUnit?.Code);
            return await measures.TakeAsync(r.Id, (row, m, x) => MeasureDecider.Finish(m, r.Result!, number, issued, x), cancellationToken);
        }
    }
}
