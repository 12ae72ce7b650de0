using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Assessment;

/// <summary>A unit's assessment of a period with every deduction and the fact behind it.</summary>
/// <param name="Unit">Code or slug.</param>
public sealed record GetAssessment(string Period, string Unit) : IRequest<Result<AssessmentView>>
{
    internal sealed class Handler(AssessmentSheets sheets) : IRequestHandler<GetAssessment, Result<AssessmentView>>
    {
        public Task<Result<AssessmentView>> Handle(GetAssessment r, CancellationToken cancellationToken) =>
            sheets.FindAsync(r.Period, r.Unit, cancellationToken);
    }
}
