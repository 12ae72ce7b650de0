using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Assessment;

/// <summary>
/// The ranking of a period with its reasons, as far as the reader may see it: an assessed unit its own line, a town its villages, the
/// district's bodies all.
/// </summary>
/// <param name="Period"><c>2026-03</c>, <c>2026-Q1</c> or <c>2026</c>; default the last month that ended.</param>
/// <param name="Level">Default: villages for a village, else towns.</param>
/// <param name="Town">Whose villages, code or slug; default the reader's own town.</param>
public sealed record ListAssessments(string? Period, AssessmentLevel? Level = null, string? Town = null) : IRequest<Result<AssessmentSheet>>
{
    internal sealed class Handler(AssessmentSheets sheets, UnitDirectory directory, ICurrentActor current, LegalClock clock)
        : IRequestHandler<ListAssessments, Result<AssessmentSheet>>
    {
        public async Task<Result<AssessmentSheet>> Handle(ListAssessments r, CancellationToken cancellationToken)
        {
            var (reader, units) = (CurrentActor.Require(current), await directory.GetAsync(cancellationToken));
            if ((string.IsNullOrEmpty(r.Period) ? AssessmentPeriod.Of(LegalTime.DateOf(clock.Now), 1).Previous
                : AssessmentPeriod.Parse(r.Period)) is not { } period) return new Refusal("period-unreadable", RefusalKind.Invalid,
                    "period");
            var level = r.Level ?? (reader.UnitKind == UnitKind.Village ? AssessmentLevel.Village : AssessmentLevel.Town);
            if (level == AssessmentLevel.Town) return await sheets.ViewAsync(period, level, units.Body(UnitKind.Planning).Code,
                cancellationToken);
            var town = string.IsNullOrEmpty(r.Town)
                ? units.Find(reader.UnitKind == UnitKind.Village ? units.Find(reader.UnitCode)?.Parent : reader.UnitCode)
                    : units.Named(r.Town);
            if (town is null || !units.IsTown(town.Code)) return new Refusal("unknown-town", RefusalKind.Invalid, "town");
            return await sheets.ViewAsync(period, level, town.Code, cancellationToken);
        }
    }
}
