using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Enforcement.Api.Data;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Kernel;

/// <summary>A kind of thing that requests act on. Every route at or below its address acts on it, unless a narrower one holds it.</summary>
/// <param name="Address">Below <c>/api</c>: <c>/cases/{number}</c>.</param>
/// <param name="IsSeenAsync">Whether there is one of these keys for the present actor.</param>
internal sealed partial record SubjectKind(string Address, Func<IServiceProvider, IReadOnlyList<string>, CancellationToken,
    Task<bool>> IsSeenAsync)
{
    /// <summary>One that is a row; the scope of the rows decides.</summary>
    public static SubjectKind Of<TRow>(string address, Func<string, Expression<Func<TRow, bool>>> named) where TRow : class =>
        new(address, (services, keys, ct) => IsRowAsync(services, named(keys[0]), ct));

    /// <summary>The same, known by an id.</summary>
    public static SubjectKind OfIds<TRow>(string address, Func<Guid, Expression<Func<TRow, bool>>> named) where TRow : class =>
        new(address, async (services, keys, ct) => Guid.TryParse(keys[0], out var id) && await IsRowAsync(services, named(id), ct));

    /// <summary>True of a route that acts on it.</summary>
    public bool Holds(RoutePattern route)
    {
        var text = Parameter().Replace(route.RawText ?? "", "{$1}");
        var address = "/api" + Address;
        return text.StartsWith(address, StringComparison.Ordinal) && (text.Length == address.Length || text[address.Length] == '/');
    }

    /// <summary>The one that a request's route names.</summary>
    public Subject In(RouteValueDictionary values) =>
        new(Address, [.. Parameter().Matches(Address).Select(m => values[m.Groups[1].Value]?.ToString() ?? "")]);

    private static Task<bool> IsRowAsync<TRow>(IServiceProvider services, Expression<Func<TRow, bool>> named,
        CancellationToken ct) where TRow : class =>
        services.GetRequiredService<EnforcementDb>().Set<TRow>().AnyAsync(named, ct);

    [GeneratedRegex(@"\{(\w+)[^{}]*\}")]
    private static partial Regex Parameter();
}
