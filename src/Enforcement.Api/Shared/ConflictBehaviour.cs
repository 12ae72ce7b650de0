using Enforcement.Api.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Shared;

/// <summary>Someone else wrote first: pages and the API are told so by name (409 <c>conflict</c>) instead of by an exception.</summary>
internal sealed class ConflictBehaviour<TRequest, TResponse>(EnforcementDb db) : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return await next();
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsDuplicate())
        {
            db.ChangeTracker.Clear();
            return TResponse.Refused(Refusal.Conflict);
        }
    }
}
