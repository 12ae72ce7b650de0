using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Enforcement.Api.Identity;

/// <summary>
/// Gives the screen on the wall a session that is good for drawing that page anew and for nothing else: the person's own session ends
/// after 30 idle minutes as everywhere,
/// whoever presses a key then signs in. It ends with the person's sign-out, a changed password, a disabled account, or twelve hours
/// without the screen.
/// </summary>
public sealed record KeepWall : IRequest<bool>
{
    internal const string Scheme = "Wall";
    private const string Path = "/oversight/wall", Header = "X-Refresh";

    /// <summary>The page's own script asks for the page again; a person who opens it comes with their own session.</summary>
    internal static bool IsAskedBy(HttpContext http) => http.Request.Path == Path && http.Request.Headers.ContainsKey(Header);

    internal static void Configure(CookieAuthenticationOptions o)
    {
        o.Cookie.Name = "enforcement.wall";
        o.Cookie.Path = Path;
        o.Cookie.SameSite = SameSiteMode.Strict;
        o.ExpireTimeSpan = TimeSpan.FromHours(12);
    }

    internal sealed class Handler(IHttpContextAccessor accessor) : IRequestHandler<KeepWall, bool>
    {
        public async Task<bool> Handle(KeepWall request, CancellationToken cancellationToken)
        {
            var http = accessor.HttpContext!;
            if (http.User.Identity?.AuthenticationType != IdentityConstants.ApplicationScheme) return false;
            await http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(http.User.Claims, Scheme)));
            return true;
        }
    }
}
