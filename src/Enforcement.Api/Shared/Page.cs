using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Shared;

/// <summary>One page of a list.</summary>
/// <param name="Items">The page's items.</param>
/// <param name="Total">How many there are on all pages, within the caller's scope.</param>
/// <param name="More">True when there are more than <paramref name="Total"/>: a search that nearly everything answers to is not counted
/// to its end. Left out when false.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool More = false);

/// <summary>Which page of a list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">1 to 200.</param>
public readonly record struct PageRequest(int Number, int Size)
{
    /// <summary>The largest page.</summary>
    public const int MaxSize = 200;

    /// <summary>What the caller asked for, moved into what is allowed.</summary>
    public static PageRequest Of(int? page, int? pageSize) => new(Math.Max(page ?? 1, 1), Math.Clamp(pageSize ?? 50, 1, MaxSize));

    internal int Skip => (int)Math.Min((long)(Number - 1) * Size, int.MaxValue);
}

internal static class PageExtensions
{
    /// <summary>Counts and reads one page of an ordered query.</summary>
    public static async Task<Page<T>> ToPageAsync<T>(this IQueryable<T> ordered, PageRequest page, CancellationToken ct) =>
        new(await ordered.Skip(page.Skip).Take(page.Size).ToListAsync(ct), await ordered.CountAsync(ct));
}
