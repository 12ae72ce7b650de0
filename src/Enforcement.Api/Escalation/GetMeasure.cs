using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Escalation;

/// <summary>A measure.</summary>
public sealed record GetMeasure(Guid Id) : IRequest<Result<MeasureDetails>>
{
    internal sealed class Handler(MeasureStore measures) : IRequestHandler<GetMeasure, Result<MeasureDetails>>
    {
        public async Task<Result<MeasureDetails>> Handle(GetMeasure r, CancellationToken cancellationToken) =>
            await measures.FindAsync(m => m.Id == r.Id, cancellationToken) is var (row, _)
                ? await measures.ViewAsync(row, cancellationToken) : Refusal.NotFound;
    }
}
