using Microsoft.AspNetCore.Http.Extensions;

namespace Enforcement.Web.Components;

/// <summary>Filters, sort and page live in the address, so that a list can be bookmarked, sent and gone back to.</summary>
public static class QueryLinks
{
    /// <summary>This address with one value changed (null removes it). Changing anything but the page goes back to the first.</summary>
    public static string With(this HttpRequest request, string key, string? value)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = Rest(request, key);
        if (!string.IsNullOrEmpty(value)) query.Add(key, value);
        return $"{request.Path}{query}";
    }

    /// <summary>This address without some values: back on the first page.</summary>
    public static string Without(this HttpRequest request, params string[] keys)
    {
        ArgumentNullException.ThrowIfNull(request);
        return $"{request.Path}{Rest(request, keys)}";
    }

    private static QueryBuilder Rest(HttpRequest request, params string[] keys) =>
        new(request.Query.Where(q => !keys.Contains(q.Key) && q.Key != "p")
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v ?? ""))).Where(q => q.Value is not ""));

    /// <summary>What the address holds, for a form that comes back to the same list.</summary>
    public static IDictionary<string, string> Values(this HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Query.Where(q => q.Key != "handler").ToDictionary(q => q.Key, q => q.Value.ToString());
    }
}

/// <summary>Where a list stands, for <c>_Pager</c>.</summary>
/// <param name="More">There are more than <paramref name="Total"/>.</param>
public sealed record Pager(int Page, int Size, int Total, bool More = false)
{
    /// <summary>Number of pages, at least one.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}
