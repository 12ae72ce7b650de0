using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Suspensions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Suspensions;

/// <summary>A suspension of projects.</summary>
/// <param name="LiftProposedAt">What it waited for has come about since then: people decide whether it is lifted.</param>
/// <param name="LiftReason">Why lifting is, or was, proposed.</param>
/// <param name="CaseNumber">The case that it hangs on, or null.</param>
public sealed record SuspensionView(
    Guid Id, SuspensionKind Kind, UnitView Town, string Subject, string? Party, string Basis, string? CaseNumber,
    DateTimeOffset OpenedAt, DateTimeOffset? LiftProposedAt, string? LiftReason, DateTimeOffset? LiftedAt, bool MayDecide);

/// <summary>The register of suspensions within the reader's scope.</summary>
/// <param name="Open">True: only what holds; false: only what was lifted.</param>
/// <param name="Q">Part of what is suspended or of the party's name.</param>
/// <param name="Sort"><c>town</c>, <c>openedAt</c>, with <c>-</c> descending; default: what holds first, those proposed to be lifted
/// foremost, newest first.</param>
public sealed record FindSuspensions(PageRequest Page, bool? Open = null, string? Town = null, SuspensionKind? Kind = null,
    string? Q = null, string? Sort = null) : IRequest<Result<Page<SuspensionView>>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, ICurrentActor current) : IRequestHandler<FindSuspensions,
        Result<Page<SuspensionView>>>
    {
        public async Task<Result<Page<SuspensionView>>> Handle(FindSuspensions r, CancellationToken cancellationToken)
        {
            var (units, reader) = (await directory.GetAsync(cancellationToken), CurrentActor.Require(current));
            var all = db.Set<SuspensionRow>().AsNoTracking().AsQueryable();
            if (r.Open is { } open) all = open ? all.Where(s => s.LiftedAt == null) : all.Where(s => s.LiftedAt != null);
            if (r.Kind is { } kind) all = all.Where(s => s.Kind == kind);
            if (!string.IsNullOrEmpty(r.Town))
            {
                var code = units.CodeOf(r.Town);
                all = all.Where(s => s.Town == code);
            }
            if (!string.IsNullOrWhiteSpace(r.Q))
            {
                var q = r.Q.Trim();
                all = all.Where(s => s.Subject.Contains(q) || s.Party!.Contains(q));
            }
            if (Sorted(all, r.Sort) is not { } sorted) return new Refusal("invalid-sort", RefusalKind.Invalid, "sort");
            var page = await sorted.ThenBy(s => s.Id).ToPageAsync(r.Page, cancellationToken);
            return new Page<SuspensionView>([.. page.Items.Select(s => SuspensionStore.ViewOf(s, units, reader))], page.Total);
        }

        private static IOrderedQueryable<SuspensionRow>? Sorted(IQueryable<SuspensionRow> all, string? sort) => sort switch
        {
            null or "" => all.OrderBy(s => s.LiftedAt != null).ThenBy(s => s.LiftProposedAt == null).ThenByDescending(s => s.OpenedAt),
            "town" => all.OrderBy(s => s.Town).ThenByDescending(s => s.OpenedAt),
            "-town" => all.OrderByDescending(s => s.Town).ThenByDescending(s => s.OpenedAt),
            "openedAt" => all.OrderBy(s => s.OpenedAt),
            "-openedAt" => all.OrderByDescending(s => s.OpenedAt),
            _ => null,
        };
    }
}
