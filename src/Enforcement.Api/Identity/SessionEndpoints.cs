using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Api.Shared.Idempotency;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;

namespace Enforcement.Api.Identity;

/// <summary>The header and its value that unsafe requests by cookie must carry.</summary>
public sealed record AntiforgeryView(string Header, string Token);

/// <summary>Who is signed in.</summary>
/// <param name="MustChangePassword">The password was given by someone else: nothing is open but changing it.</param>
public sealed record SessionView(
    string UserName, string DisplayName, UnitView Unit, IReadOnlyList<PersonRole> Roles, AntiforgeryView Antiforgery,
    bool MustChangePassword);

internal static class SessionEndpoints
{
    public const string AntiforgeryHeader = "X-XSRF-TOKEN";

    public static void Map(IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session.MapPost("", async (SignIn body, IMediator mediator, IAntiforgery antiforgery, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(body, ct)).ToHttp(_ =>
                {
                    // 204 has no body: the answer names the header in headers of its own.
                    http.Response.Headers["X-Antiforgery-Header"] = AntiforgeryHeader;
                    http.Response.Headers[AntiforgeryHeader] = antiforgery.GetAndStoreTokens(http).RequestToken;
                    return Results.NoContent();
                }))
            .AllowAnonymous().WithMetadata(new NeverKept()).Produces(204).ProducesProblem(401).ProducesProblem(422);
        session.MapGet("", async (ICurrentActor current, PersonAuthenticator authenticator, UnitDirectory units,
            IAntiforgery antiforgery, HttpContext http, CancellationToken ct) =>
            {
                var actor = CurrentActor.Require(current);
                return new SessionView(
                    actor.UserName, actor.DisplayName, (await units.GetAsync(ct)).View(actor.UnitCode), actor.Roles,
                    new AntiforgeryView(AntiforgeryHeader, antiforgery.GetAndStoreTokens(http).RequestToken!),
                    authenticator.MustChangePassword);
            })
            .RequireAuthorization();
        session.MapDelete("", async (IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new SignOut(), ct);
                return Results.NoContent();
            })
            .RequireAuthorization().Produces(204);
        session.MapPut("/password", async (ChangePassword body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(body, ct)).ToHttp(_ => Results.NoContent()))
            .RequireAuthorization().Produces(204).ProducesProblem(422);
    }
}
