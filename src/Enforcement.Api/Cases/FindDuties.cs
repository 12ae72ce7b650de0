using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Cases;

/// <summary>A duty as a line of somebody's work.</summary>
/// <param name="DueAt">24:00 of its last day, exclusive; null when the measure gives no deadline or the case is suspended.</param>
/// <param name="Late">True when that passed.</param>
public sealed record DutyListItem(
    string CaseNumber, DutyKind Kind, UnitView Unit, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, bool Late, CaseStage Stage,
    UnitView Town, string Address, bool Suspended);

/// <summary>The open duties of the reader's own unit, the most urgent first; those without a deadline last, oldest first.</summary>
/// <param name="Late">True: only late ones; false: only the others.</param>
/// <param name="DueWithinHours">Only those that are not late and due within so many hours from now.</param>
public sealed record FindDuties(PageRequest Page, bool? Late = null, int? DueWithinHours = null) : IRequest<Page<DutyListItem>>
{
    internal sealed class Handler(EnforcementDb db, ICurrentActor current, LegalClock clock, UnitDirectory directory)
        : IRequestHandler<FindDuties, Page<DutyListItem>>
    {
        public async Task<Page<DutyListItem>> Handle(FindDuties request, CancellationToken cancellationToken)
        {
            var (own, now) = (ReadScope.Of(CurrentActor.Require(current)).Units, clock.Now);
            // Through the case, so that the scope holds here as everywhere.
            var duties = db.Set<CaseRow>().AsNoTracking()
                .SelectMany(c => c.Duties, (c, d) => new { c.Stage, c.Town, c.Address, c.IsSuspended, Duty = d })
                .Where(x => own.Contains(x.Duty.Unit) && x.Duty.DoneAt == null);
            if (request.Late is { } late) duties = duties.Where(x => (x.Duty.DueAt != null && x.Duty.DueAt <= now) == late);
            if (request.DueWithinHours is { } hours)
            {
                var until = now.AddHours(Math.Clamp(hours, 0, 24 * 366));
                duties = duties.Where(x => x.Duty.DueAt > now && x.Duty.DueAt <= until);
            }
            var total = await duties.CountAsync(cancellationToken);
            var rows = await duties.OrderBy(x => x.Duty.DueAt == null).ThenBy(x => x.Duty.DueAt).ThenBy(x => x.Duty.OpenedAt)
                .ThenBy(x => x.Duty.Id)
                .Skip(request.Page.Skip).Take(request.Page.Size).ToListAsync(cancellationToken);
            var units = await directory.GetAsync(cancellationToken);
            return new Page<DutyListItem>(
                [.. rows.Select(x => new DutyListItem(
                    x.Duty.CaseNumber, x.Duty.Kind, units.View(x.Duty.Unit), x.Duty.OpenedAt, x.Duty.DueAt, x.Duty.DueAt <= now, x.Stage,
                    units.View(x.Town), x.Address, x.IsSuspended))],
                total);
        }
    }
}
