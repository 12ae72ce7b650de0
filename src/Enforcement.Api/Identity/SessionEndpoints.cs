using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Api.Shared.Idempotency;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

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
