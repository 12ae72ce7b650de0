using Enforcement.Api.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Enforcement.Api.Identity;

/// <summary>
/// A person whose password someone else gave changes it before anything else: pages lead there, the API refuses. Machine clients are
/// not asked, since they hold no password.
/// </summary>
internal sealed class GivenPasswordMiddleware(RequestDelegate next)
{
    private static readonly string[] Open = ["/password", "/sign-out", "/language", "/api/session"];

    public async Task InvokeAsync(HttpContext http, PersonAuthenticator authenticator)
    {
        if (!authenticator.MustChangePassword || http.User.Identity?.AuthenticationType != IdentityConstants.ApplicationScheme
            || http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
                || Open.Any(path => http.Request.Path.StartsWithSegments(path)))
            await next(http);
        else if (Composition.IsApi(http)) await Problem.Of(403, "password-must-change").WriteAsync(http);
        else http.Response.Redirect("/password");
    }
}
