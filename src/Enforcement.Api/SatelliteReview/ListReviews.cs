using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.SatelliteReview;

/// <summary>The reviews that the reader may see, newest first: the district's bodies all, a town the confirmed ones.</summary>
public sealed record ListReviews : IRequest<Page<ReviewItem>>
{
    internal sealed class Handler(EnforcementDb db, ICurrentActor current) : IRequestHandler<ListReviews, Page<ReviewItem>>
    {
        public async Task<Page<ReviewItem>> Handle(ListReviews request, CancellationToken cancellationToken)
        {
            var reader = CurrentActor.Require(current);
            var all = ReadScope.Of(reader).WholeDistrict;
            if (!all && reader.UnitKind is not (UnitKind.Town or UnitKind.DevelopmentZone)) return new Page<ReviewItem>([], 0);
            var rows = await db.Set<ReviewRow>().AsNoTracking().Where(r => all || r.ConfirmedAt != null).OrderByDescending(r => r.Month)
                .Select(r => new { r.Month, r.RanAt, r.ConfirmedAt, r.Waiting }).ToListAsync(cancellationToken);
            return new Page<ReviewItem>(
                [.. rows.Select(r => new ReviewItem(r.Month, r.ConfirmedAt is not null ? "confirmed" : r.RanAt is not null ? "run"
                    : "open", r.RanAt, r.ConfirmedAt, all ? r.Waiting : 0))], rows.Count);
        }
    }
}
