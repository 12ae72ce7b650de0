using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.ListedItems;

/// <summary>A historical listed item.</summary>
/// <param name="ListedOn">Legal day of the listing.</param>
/// <param name="DelistedOn">Legal day of 销账, or null while it is listed.</param>
/// <param name="Progress">What its town said last, and when.</param>
public sealed record ListedItemView(
    Guid Id, string Number, UnitView Town, string Project, string? Party, string Address, string Source, DateOnly ListedOn,
    DateOnly? DelistedOn, DateTimeOffset? ProgressAt, string? Progress, bool MayProgress, bool MayDelist);

/// <summary>A step in a listed item's history.</summary>
public sealed record ListedItemStep(DateTimeOffset At, string Type, string By, string? Text);

/// <summary>A listed item with its history.</summary>
public sealed record ListedItemDetails(ListedItemView Item, IReadOnlyList<ListedItemStep> Steps);

/// <summary>The listed items that the reader may see: a town its own, the district's bodies all.</summary>
/// <param name="Sort"><c>number</c>, <c>town</c>, <c>listedOn</c>, with <c>-</c> descending; default: open ones first, oldest
/// first.</param>
public sealed record FindListedItems(PageRequest Page, string? Town = null, bool? Open = null, string? Q = null, string? Sort = null)
    : IRequest<Result<Page<ListedItemView>>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, ICurrentActor current) : IRequestHandler<FindListedItems,
        Result<Page<ListedItemView>>>
    {
        public async Task<Result<Page<ListedItemView>>> Handle(FindListedItems r, CancellationToken cancellationToken)
        {
            var (units, reader) = (await directory.GetAsync(cancellationToken), CurrentActor.Require(current));
            var items = db.Set<ListedItemRow>().AsNoTracking().AsQueryable();
            if (!string.IsNullOrEmpty(r.Town))
            {
                var code = units.CodeOf(r.Town);
                items = items.Where(i => i.Town == code);
            }
            if (r.Open is { } open) items = open ? items.Where(i => i.DelistedAt == null) : items.Where(i => i.DelistedAt != null);
            if (!string.IsNullOrWhiteSpace(r.Q))
            {
                var q = r.Q.Trim();
                items = items.Where(i => i.Number.Contains(q) || i.Project.Contains(q) || i.Address.Contains(q) || i.Party!.Contains(q));
            }
            if (Sorted(items, r.Sort) is not { } sorted) return new Refusal("invalid-sort", RefusalKind.Invalid, "sort");
            var page = await sorted.ThenBy(i => i.Number).ToPageAsync(r.Page, cancellationToken);
            return new Page<ListedItemView>([.. page.Items.Select(i => ListedItemStore.ViewOf(i, units, reader))], page.Total);
        }

        private static IOrderedQueryable<ListedItemRow>? Sorted(IQueryable<ListedItemRow> items, string? sort) => sort switch
        {
            null or "" => items.OrderBy(i => i.DelistedAt != null).ThenBy(i => i.ListedAt),
            "number" => items.OrderBy(i => i.Number),
            "-number" => items.OrderByDescending(i => i.Number),
            "town" => items.OrderBy(i => i.Town).ThenBy(i => i.ListedAt),
            "-town" => items.OrderByDescending(i => i.Town).ThenBy(i => i.ListedAt),
            "listedOn" => items.OrderBy(i => i.ListedAt),
            "-listedOn" => items.OrderByDescending(i => i.ListedAt),
            _ => null,
        };
    }
}
