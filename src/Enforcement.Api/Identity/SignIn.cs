using Enforcement.Api.Shared;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Enforcement.Api.Identity;

/// <summary>Who signed in.</summary>
/// <param name="MustChangePassword">The password was given by an administrator: ask for a new one first.</param>
public sealed record SignedIn(string UserName, bool MustChangePassword);

/// <summary>What the audit learns of a request by which somebody tried to come in.</summary>
/// <param name="UserName">As it was typed, which may be anything; or whose key it was; or null.</param>
/// <param name="Refusal">Why not; null: they came in.</param>
/// <param name="Key">Name and id of the key that was used, where it is one of ours.</param>
internal sealed record SignInTried(string? UserName, string? Refusal, string? Key = null);

/// <summary>The API key that a request came by: its name and id, not the key.</summary>
internal sealed record KeyUsed(string Name);

/// <summary>Signs in with a password; sets the session cookie on the present answer.</summary>
public sealed record SignIn(string? UserName, string? Password) : IRequest<Result<SignedIn>>
{
    internal sealed class Validator : AbstractValidator<SignIn>
    {
        public Validator()
        {
            RuleFor(r => r.UserName).NotEmpty().MaximumLength(256);
            RuleFor(r => r.Password).NotEmpty().MaximumLength(256);
        }
    }

    internal sealed class Handler(PasswordCheck passwords, IHttpContextAccessor accessor) : IRequestHandler<SignIn, Result<SignedIn>>
    {
        public async Task<Result<SignedIn>> Handle(SignIn request, CancellationToken cancellationToken)
        {
            var result = await passwords.CheckAsync(request.UserName!, request.Password!, cancellationToken);
            var http = accessor.HttpContext!;
            http.Features.Set(new SignInTried(request.UserName, result.IsOk ? null : result.Refusal.Code));
            if (!result.IsOk) return result.Refusal;
            var principal = PersonAuthenticator.PrincipalOf(result.Value, IdentityConstants.ApplicationScheme);
            await http.SignInAsync(IdentityConstants.ApplicationScheme, principal);
            http.User = principal; // so that the antiforgery token of this very answer is theirs
            return new SignedIn(result.Value.Login, result.Value.MustChangePassword);
        }
    }
}
