using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Shared;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows of the page.</param>
/// <param name="Total">How many rows all pages have.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);

/// <summary>A request for a page.</summary>
public interface IPaged
{
    /// <summary>From 1.</summary>
    int Page { get; }

    /// <summary>Rows a page, at most 200.</summary>
    int PageSize { get; }
}

internal static class Paging
{
    /// <summary>The rules of a page's number and size.</summary>
    public static void RuleForPaging<T>(this AbstractValidator<T> validator) where T : IPaged
    {
        validator.RuleFor(q => q.Page).InclusiveBetween(1, 1_000_000);
        validator.RuleFor(q => q.PageSize).InclusiveBetween(1, 200);
    }

    /// <summary>Counts and reads one page of an ordered query.</summary>
    public static async Task<Page<T>> ToPageAsync<T>(this IQueryable<T> ordered, IPaged asked, CancellationToken ct) =>
        new(await ordered.Skip((asked.Page - 1) * asked.PageSize).Take(asked.PageSize).ToListAsync(ct), await ordered.CountAsync(ct));
}
