using Enforcement.Api.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Enforcement.Api.Identity;

/// <summary>
/// Refuses an unsafe API request by cookie without the antiforgery header; API keys are not sent by browsers and need none.
/// </summary>
internal sealed class AntiforgeryMiddleware(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var byCookie = http.User.Identity is { IsAuthenticated: true, AuthenticationType: { } type }
            && type == IdentityConstants.ApplicationScheme;
        var signsIn = http.Request.Path == "/api/session" && HttpMethods.IsPost(http.Request.Method);
        if (byCookie && !signsIn && IsUnsafe(http.Request.Method) && !await antiforgery.IsRequestValidAsync(http))
            await Problem.Of(400, "antiforgery").WriteAsync(http);
        else
            await next(http);
    }

    private static bool IsUnsafe(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method) && !HttpMethods.IsTrace(method);
}
