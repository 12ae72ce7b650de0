using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Enforcement.Api.Identity;

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
