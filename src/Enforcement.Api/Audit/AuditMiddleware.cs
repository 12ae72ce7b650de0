using System.Text.RegularExpressions;
using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Audit;

/// <summary>Notes every request of a signed-in person after it was answered: pages and API alike, what was refused, too.</summary>
internal sealed partial class AuditMiddleware(RequestDelegate next, AuditLog log, LegalClock clock)
{
    public async Task InvokeAsync(HttpContext http, ICurrentActor current)
    {
        try
        {
            await next(http);
        }
        finally
        {
            if (http.GetEndpoint() is RouteEndpoint endpoint && ActionOf(http, endpoint) is { } action && await WhoAsync(http, current, action) is var (user, unit))
            {
                await log.WriteAsync(new AuditRow
                {
                    At = clock.Now, UserName = user, Unit = unit, Action = action, Method = http.Request.Method, Subject = Shorten(http.Request.Path.Value ?? "/", 200)!,
                    Query = Shorten(LongNumber().Replace(Uri.UnescapeDataString(http.Request.QueryString.Value ?? ""), "…"), 400), Status = http.Response.StatusCode, From = http.Connection.RemoteIpAddress?.ToString(),
                });
            }
        }
    }

    /// <summary>Who it was; of a sign-in, who came in by it. Null: nobody.</summary>
    private static async Task<(string User, string Unit)?> WhoAsync(HttpContext http, ICurrentActor current, AuditAction action)
    {
        if (action != AuditAction.SignedIn) return current.Actor is { } actor ? (actor.UserName, actor.UnitCode) : null;
        if (http.User.Identity?.Name is not { } name) return null;
        var unit = await http.RequestServices.GetRequiredService<EnforcementDb>().Users.Where(p => p.UserName == name).Select(p => p.UnitCode).SingleOrDefaultAsync();
        return unit is null ? null : (name, unit);
    }

    /// <summary>What a request was; null for what tells nothing of anybody: what is open to all (styles, scripts, health), pictures of a page that is noted itself.</summary>
    private static AuditAction? ActionOf(HttpContext http, RouteEndpoint endpoint)
    {
        var (route, status) = (endpoint.RoutePattern.RawText?.Trim('/') ?? "", http.Response.StatusCode);
        if (route.Equals("sign-in", StringComparison.OrdinalIgnoreCase) || (route == "api/session" && HttpMethods.IsPost(http.Request.Method)))
            return HttpMethods.IsPost(http.Request.Method) && status < 400 ? AuditAction.SignedIn : null;
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || route.EndsWith("/thumbnail", StringComparison.Ordinal)) return null;
        if (status is 401 or 403 or 404) return AuditAction.Refused;
        if (http.User.Identity?.AuthenticationType == KeepWall.Scheme) return null; // every minute; that the wall was opened is noted
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
            return status >= 400 ? null : AuditAction.Changed; // what was not accepted changed nothing
        if (status >= 400) return null;
        var type = http.Response.ContentType ?? "";
        return Export().IsMatch(route) ? AuditAction.Exported
            : type.StartsWith("text/html", StringComparison.Ordinal) || type.StartsWith("application/json", StringComparison.Ordinal) || type.Length == 0 ? AuditAction.Looked
            : AuditAction.Downloaded;
    }

    private static string? Shorten(string text, int length) => text.Length == 0 ? null : text.Length <= length ? text : text[..length];

    [GeneratedRegex("(export|summary|bundle|documents/day|rejected\\.csv)$")]
    private static partial Regex Export();

    /// <summary>A certificate number or unified code: fifteen digits or more.</summary>
    [GeneratedRegex("[0-9A-Z]{0,8}[0-9]{12,}[0-9A-Zx]*")]
    private static partial Regex LongNumber();
}
