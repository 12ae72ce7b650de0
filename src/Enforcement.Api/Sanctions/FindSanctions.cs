using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Sanctions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Sanctions;

/// <summary>A sanction as it went to one unit.</summary>
/// <param name="MayConfirm">The reader may confirm its receipt.</param>
public sealed record SanctionView(
    Guid Id, string CaseNumber, UnitView Town, UnitView ToUnit, string? PartyName, string Address, double Lon, double Lat,
    DateTimeOffset OpenedAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? LiftedAt, bool MayConfirm);

/// <summary>
/// The sanctions that the reader may see: a utility those that went to it, a town those of its cases, the district's bodies all.
/// </summary>
/// <param name="Open">True: only those that hold; false: only lifted ones.</param>
/// <param name="Confirmed">True: only those whose receipt was confirmed; false: only the others.</param>
/// <param name="Q">Part of the case's number, the party's name or the address.</param>
/// <param name="Sort"><c>caseNumber</c>, <c>openedAt</c>, with <c>-</c> descending; default: newest first.</param>
public sealed record FindSanctions(PageRequest Page, bool? Open = null, bool? Confirmed = null, string? Q = null, string? Sort = null)
    : IRequest<Result<Page<SanctionView>>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, ICurrentActor current) : IRequestHandler<FindSanctions,
        Result<Page<SanctionView>>>
    {
        public async Task<Result<Page<SanctionView>>> Handle(FindSanctions r, CancellationToken cancellationToken)
        {
            var (reader, units) = (CurrentActor.Require(current), await directory.GetAsync(cancellationToken));
            var sanctions = db.Set<SanctionRow>().AsNoTracking().AsQueryable();
            if (r.Open is { } open) sanctions = sanctions.Where(s => (s.LiftedAt == null) == open);
            if (r.Confirmed is { } confirmed) sanctions = sanctions.Where(s => (s.ConfirmedAt != null) == confirmed);
            if (!string.IsNullOrWhiteSpace(r.Q))
            {
                var q = r.Q.Trim();
                sanctions = sanctions.Where(s => s.CaseNumber.Contains(q) || s.PartyName!.Contains(q) || s.Address.Contains(q));
            }
            if (Sorted(sanctions, r.Sort) is not { } sorted) return new Refusal("invalid-sort", RefusalKind.Invalid, "sort");
            var page = await sorted.ThenBy(s => s.CaseNumber).ThenBy(s => s.ToUnit).ToPageAsync(r.Page, cancellationToken);
            return new Page<SanctionView>([.. page.Items.Select(s => Of(s, units, reader))], page.Total);
        }

        private static IOrderedQueryable<SanctionRow>? Sorted(IQueryable<SanctionRow> sanctions, string? sort) => sort switch
        {
            null or "" or "-openedAt" => sanctions.OrderByDescending(s => s.OpenedAt),
            "openedAt" => sanctions.OrderBy(s => s.OpenedAt),
            "caseNumber" => sanctions.OrderBy(s => s.CaseNumber),
            "-caseNumber" => sanctions.OrderByDescending(s => s.CaseNumber),
            _ => null,
        };

        internal static SanctionView Of(SanctionRow s, Units units, Workflows.Organisations.Actor reader) => new(
            s.Id, s.CaseNumber, units.View(s.Town), units.View(s.ToUnit), s.PartyName, s.Address, s.Lon, s.Lat, s.OpenedAt,
            s.ConfirmedAt, s.LiftedAt,
            s is { ConfirmedAt: null, LiftedAt: null } && SanctionRules.MayConfirm(reader, s.ToUnit));
    }
}
