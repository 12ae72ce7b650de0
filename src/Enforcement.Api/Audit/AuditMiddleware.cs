using System.Text.RegularExpressions;
using Enforcement.Api.Shared;
using Microsoft.AspNetCore.Routing.Patterns;

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
            if (http.GetEndpoint() is RouteEndpoint endpoint && ActionOf(http, endpoint.RoutePattern) is { } action && current.Actor is { } actor)
            {
                await log.WriteAsync(new AuditRow
                {
                    At = clock.Now, UserName = actor.UserName, Unit = actor.UnitCode, Action = action, Method = http.Request.Method, Subject = Shorten(http.Request.Path.Value ?? "/", 200)!,
                    Query = Shorten(LongNumber().Replace(Uri.UnescapeDataString(http.Request.QueryString.Value ?? ""), "…"), 400), Status = http.Response.StatusCode, From = http.Connection.RemoteIpAddress?.ToString(),
                });
            }
        }
    }

    /// <summary>What a request was; null for what tells nothing of anybody: pictures of a page that is noted itself, health, the clock.</summary>
    private static AuditAction? ActionOf(HttpContext http, RoutePattern pattern)
    {
        var (route, status) = (pattern.RawText ?? "", http.Response.StatusCode);
        if (route.EndsWith("/thumbnail", StringComparison.Ordinal) || route.StartsWith("health", StringComparison.Ordinal) || route.StartsWith("/health", StringComparison.Ordinal)) return null;
        if (status is 401 or 403 or 404) return AuditAction.Refused;
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
            return status >= 400 ? null : route.TrimStart('/') is "sign-in" or "api/session" ? AuditAction.SignedIn : AuditAction.Changed; // what was not accepted changed nothing
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
