using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Sanctions;

/// <summary>A question that was asked.</summary>
public sealed record SanctionCheckItem(DateTimeOffset At, UnitView Unit, string UserName, string Asked, bool Hit, string CaseNumbers);

/// <summary>The questions that a desk was asked: one's own unit's, of auditors all; newest first.</summary>
public sealed record ListSanctionChecks(PageRequest Page, CheckDesk Desk = CheckDesk.Sanctions) : IRequest<Page<SanctionCheckItem>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<ListSanctionChecks, Page<SanctionCheckItem>>
    {
        public async Task<Page<SanctionCheckItem>> Handle(ListSanctionChecks r, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            var page = await db.Set<SanctionCheckRow>().AsNoTracking().Where(c => c.Desk == r.Desk).OrderByDescending(c => c.At)
                .ThenBy(c => c.Id).ToPageAsync(r.Page, cancellationToken);
            return new Page<SanctionCheckItem>(
                [.. page.Items.Select(c => new SanctionCheckItem(c.At, units.View(c.Unit), c.UserName, c.Asked, c.Hit, c.CaseNumbers))],
                    page.Total);
        }
    }
}
