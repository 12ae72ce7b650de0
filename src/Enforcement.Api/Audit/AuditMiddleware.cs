using System.Text.RegularExpressions;
using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Jobs;
using Enforcement.Api.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Audit;

/// <summary>
/// Notes every request of a signed-in person after it was answered (pages and API alike, what was refused, too), and every try to come in.
/// </summary>
internal sealed partial class AuditMiddleware(RequestDelegate next, AuditLog log, SignInFailures failures, LegalClock clock)
{
    /// <summary>A person's calendar, fetched by its secret address: open to all, and somebody's all the same.</summary>
    private const string Calendar = "calendar/{token}.ics";

    public async Task InvokeAsync(HttpContext http, ICurrentActor current)
    {
        var broke = true;
        try
        {
            await next(http);
            broke = false;
        }
        finally
        {
            await NoteAsync(http, current, broke ? 500 : http.Response.StatusCode); // what broke says 500 only further out
        }
    }

    private ValueTask NoteAsync(HttpContext http, ICurrentActor current, int status)
    {
        if (http.Features.Get<SignInTried>() is { } tried)
        {
            http.Features.Set<SignInTried>(null); // the page that tells of it comes through here again
            return new ValueTask(NoteSignInAsync(http, tried, status));
        }
        if (http.GetEndpoint() is not RouteEndpoint endpoint || current.Actor is not { } actor
            || ActionOf(http, endpoint, status) is not { } action) return ValueTask.CompletedTask;
        var query = LongNumber().Replace(Uri.UnescapeDataString(http.Request.QueryString.Value ?? ""), "…").Shortened(400);
        return WriteAsync(http, actor.UserName, actor.UnitCode, action, status, query.Length == 0 ? null : query,
            http.Features.Get<KeyUsed>()?.Name);
    }

    private async Task NoteSignInAsync(HttpContext http, SignInTried tried, int status)
    {
        var name = tried.UserName?.Trim().ToUpperInvariant();
        var person = name is null ? null : await http.RequestServices.GetRequiredService<EnforcementDb>().Users.Where(p =>
            p.NormalizedUserName == name).Select(p => new { UserName = p.UserName!, p.UnitCode }).SingleOrDefaultAsync();
        if (tried.Refusal is null)
        {
            if (person is not null) await WriteAsync(http, person.UserName, person.UnitCode, AuditAction.SignedIn, status, null, null);
        }
        else if (failures.Let(person?.UserName, From(http) ?? "") is { } held)
        {
            await WriteAsync(http, person?.UserName ?? AuditRow.Unknown, person?.UnitCode ?? "", AuditAction.SignInFailed, status,
                held == 0 ? tried.Refusal : $"{tried.Refusal} +{held}", tried.Key);
        }
    }

    private ValueTask WriteAsync(HttpContext http, string user, string unit, AuditAction action, int status, string? query,
        string? key) => log.WriteAsync(new AuditRow
    {
        At = clock.Now, UserName = user, Unit = unit, Action = action, Method = http.Request.Method, Subject = SubjectOf(http)
            .Shortened(200), Query = query, Key = key, Status = status, From = From(http),
    });

    private static string? From(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();

    private static string RouteOf(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText?.Trim('/') ?? "";

    /// <summary>The address; of a secret one, what kind it is.</summary>
    private static string SubjectOf(HttpContext http) => http.GetEndpoint() is RouteEndpoint e && RouteOf(e) == Calendar ? $"/{Calendar}"
        : http.Request.Path.Value ?? "/";

    /// <summary>
    /// What a request was; null for what tells nothing of anybody: what is open to all (styles, scripts, health), pictures of a page that
    /// is noted itself.
    /// </summary>
    private static AuditAction? ActionOf(HttpContext http, RouteEndpoint endpoint, int status)
    {
        var route = RouteOf(endpoint);
        if (route == Calendar) return status == 200 ? AuditAction.Downloaded : null;
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || route.EndsWith("/thumbnail", StringComparison.Ordinal)) return null;
        if (status is 401 or 403 or 404) return AuditAction.Refused;
        if (JobDashboard.IsBeside(http.Request.PathBase + http.Request.Path)) return null;
        if (http.User.Identity?.AuthenticationType == KeepWall.Scheme) return null; // every minute; that the wall was opened is noted
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
            return status is >= 400 and < 500 ? null
                : AuditAction.Changed; // what was not accepted changed nothing; of what broke nobody knows
        if (status >= 400 || endpoint.Metadata.GetMetadata<AskedAllTheTime>() is not null) return null;
        var type = http.Response.ContentType ?? "";
        return Export().IsMatch(route) ? AuditAction.Exported
            : type.StartsWith("text/html", StringComparison.Ordinal) || type.StartsWith("application/json", StringComparison.Ordinal)
                || type.Length == 0 ? AuditAction.Looked
            : AuditAction.Downloaded;
    }

    [GeneratedRegex("(export|summary|bundle|documents/day|rejected\\.csv)$")]
    private static partial Regex Export();

    /// <summary>
    /// A certificate number or unified code (fifteen or more letters and digits, of which eight are digits at least), or a mobile number.
    /// </summary>
    [GeneratedRegex("(?=(?:[A-Za-z]*[0-9]){8})[0-9A-Za-z]{15,}|1[3-9][0-9]{9}")]
    private static partial Regex LongNumber();
}
