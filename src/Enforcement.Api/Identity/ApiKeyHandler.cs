using System.Text.Encodings.Web;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Enforcement.Api.Identity;

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
