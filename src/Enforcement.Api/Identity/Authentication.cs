using System.Security.Claims;
using System.Text.Encodings.Web;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

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

/// <summary>Machine clients: <c>Authorization: Bearer &lt;api key&gt;</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, EnforcementDb db,
    EnforcementSettings settings,
    PersonAuthenticator authenticator)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiKey";
    private const string Prefix = "Bearer ";

    public static bool IsUsedBy(HttpContext http) => http.Request.Headers.Authorization.ToString()
        .StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsUsedBy(Context)) return AuthenticateResult.NoResult();
        var key = Request.Headers.Authorization.ToString()[Prefix.Length..].Trim();
        var hash = ApiKeyRow.HashOf(key);
        // The demo's keys are known to everybody: a database that was tried out and then taken into use must not stay open by them.
        var known = !settings.Demo && key.StartsWith(ApiKeyRow.DemoPrefix, StringComparison.Ordinal)
            ? null
            : await db.Set<ApiKeyRow>().Where(k => k.Hash == hash).Select(k => new { k.Id, k.Name, k.PersonId, k.RevokedAt })
                .SingleOrDefaultAsync(Context.RequestAborted);
        var name = known is null ? null : $"{known.Name} {known.Id}";
        if (known is { RevokedAt: null } && await authenticator.AuthenticateAsync(known.PersonId, null, Name,
            Context.RequestAborted) is { } principal)
        {
            Context.Features.Set(new KeyUsed(name!));
            return AuthenticateResult.Success(new AuthenticationTicket(principal, Name));
        }
        var whose = known is null ? null : await db.Users.Where(p => p.Id == known.PersonId).Select(p => p.UserName)
            .SingleOrDefaultAsync(Context.RequestAborted);
        Context.Features.Set(new SignInTried(whose, known?.RevokedAt is null ? "wrong-key" : "revoked-key",
            name)); // of a key whose person was disabled: it opens nothing
        return AuthenticateResult.Fail("Unknown key.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Problem.Of(401, "unauthenticated")
        .WriteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problem.Of(403, "forbidden").WriteAsync(Context);
}

/// <summary>The sign-in room's services.</summary>
internal static class IdentitySetup
{
    /// <summary>Idle sign-out (GB/T 22239-2019), unless <c>Enforcement:IdleLogout</c> says otherwise.</summary>
    private static readonly TimeSpan IdleLogout = TimeSpan.FromMinutes(30);
    private const string Either = "Enforcement";

    public static void AddServices(IServiceCollection services, EnforcementSettings settings)
    {
        services.AddIdentityCore<Person>(o =>
        {
            o.Password.RequiredLength = 8;
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = true;
            o.Password.RequireNonAlphanumeric = false;
            o.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
            o.Lockout.MaxFailedAccessAttempts = 5;
            o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddEntityFrameworkStores<EnforcementDb>();
        // e.g. Enforcement__Identity__Lockout__MaxFailedAccessAttempts=3, …__Password__RequiredLength=12
        services.AddOptions<IdentityOptions>().BindConfiguration("Enforcement:Identity");
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IConfiguration>((o, configuration) =>
                o.ExpireTimeSpan = configuration.GetValue("Enforcement:IdleLogout", IdleLogout));
        services.AddHttpContextAccessor();
        services.AddScoped<PersonAuthenticator>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<PersonJournal>();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector = http => ApiKeyHandler.IsUsedBy(http) ? ApiKeyHandler.Name
                : KeepWall.IsAskedBy(http) ? KeepWall.Scheme : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null)
            .AddCookie(IdentityConstants.ApplicationScheme, ConfigureCookie)
            .AddCookie(KeepWall.Scheme, o =>
            {
                ConfigureCookie(o);
                KeepWall.Configure(o);
            });
        services.AddAntiforgery(o =>
        {
            o.HeaderName = SessionEndpoints.AntiforgeryHeader;
            o.Cookie.Name = "enforcement.antiforgery";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    private static void ConfigureCookie(CookieAuthenticationOptions o)
    {
        o.Cookie.Name = "enforcement.session";
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.SlidingExpiration = true;
        o.LoginPath = "/sign-in";
        o.ReturnUrlParameter = "returnUrl";
        o.AccessDeniedPath = "/forbidden";
        o.Events.OnValidatePrincipal = PersonAuthenticator.ValidateCookieAsync;
        o.Events.OnRedirectToLogin = c => Answer(c, 401, "unauthenticated");
        o.Events.OnRedirectToAccessDenied = c => Answer(c, 403, "forbidden");
    }

    /// <summary>The API answers with a problem; a page asks to sign in, or says that it is not theirs.</summary>
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> c, int status, string code)
    {
        if (Composition.IsApi(c.HttpContext)) return Problem.Of(status, code).WriteAsync(c.HttpContext);
        if (status == 403) c.Response.StatusCode = 403;
        else c.Response.Redirect(c.RedirectUri);
        return Task.CompletedTask;
    }
}
