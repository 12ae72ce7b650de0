using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Enforcement.Api.Identity;

/// <summary>Ends the session.</summary>
public sealed record SignOut : IRequest<bool>
{
    internal sealed class Handler(IHttpContextAccessor accessor) : IRequestHandler<SignOut, bool>
    {
        public async Task<bool> Handle(SignOut request, CancellationToken cancellationToken)
        {
            await accessor.HttpContext!.SignOutAsync(IdentityConstants.ApplicationScheme);
            await accessor.HttpContext!.SignOutAsync(KeepWall.Scheme);
            return true;
        }
    }
}
