using System.Security.Claims;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Identity;

/// <summary>
/// Who a request acts for. The person's row is read on every request (one indexed lookup), so that a disabled, moved or
/// signed-out-everywhere
/// person loses the old view with the next click, not when a cookie expires.
/// </summary>
internal sealed class PersonAuthenticator(EnforcementDb db, UnitDirectory units, CurrentActor current)
{
    private const string StampClaim = "stamp";

    /// <summary>True when the person of this request was given a password by someone else and has not changed it yet.</summary>
    public bool MustChangePassword { get; private set; }

    /// <summary>The principal of a person, and the actor of this request; null when they may not act (any more).</summary>
    public async Task<ClaimsPrincipal?> AuthenticateAsync(string personId, string? stamp, string scheme, CancellationToken ct)
    {
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (person is not { Disabled: false } || (stamp is not null && stamp != person.SecurityStamp)) return null;
        if ((await units.GetAsync(ct))
            .ActorOf(person.Login, person.DisplayName, person.UnitCode, person.Roles) is not { } actor) return null;
        MustChangePassword = person.MustChangePassword;
        current.Become(actor);
        return PrincipalOf(person, scheme);
    }

    public static ClaimsPrincipal PrincipalOf(Person person, string scheme)
    {
        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, person.Id), new(ClaimTypes.Name, person.Login),
            new(StampClaim, person.SecurityStamp ?? "") };
        claims.AddRange(person.Roles.Select(r => new Claim(ClaimTypes.Role, r.ToString())));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }

    public static async Task ValidateCookieAsync(CookieValidatePrincipalContext context)
    {
        var authenticator = context.HttpContext.RequestServices.GetRequiredService<PersonAuthenticator>();
        var (id, stamp) = (context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), context.Principal?.FindFirstValue(StampClaim));
        var fresh = id is null || stamp is null
            ? null
            : await authenticator.AuthenticateAsync(id, stamp, context.Scheme.Name, context.HttpContext.RequestAborted);
        if (fresh is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
        else
        {
            context.ReplacePrincipal(fresh);
        }
    }
}
