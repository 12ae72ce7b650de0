using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Identity;

/// <summary>An API key, without the key.</summary>
public sealed record ApiKeyView(Guid Id, string Name, string UserName, DateTimeOffset CreatedAt, string CreatedBy,
    DateTimeOffset? RevokedAt);

/// <summary>A new key; <paramref name="Key"/> is shown this once.</summary>
public sealed record GivenApiKey(Guid Id, string Key);

/// <summary>A page of the API keys, newest first.</summary>
public sealed record ListApiKeys(PageRequest Page) : IRequest<Page<ApiKeyView>>
{
    internal sealed class Handler(EnforcementDb db) : IRequestHandler<ListApiKeys, Page<ApiKeyView>>
    {
        public async Task<Page<ApiKeyView>> Handle(ListApiKeys request, CancellationToken cancellationToken)
        {
            var keys = db.Set<ApiKeyRow>().AsNoTracking();
            var rows = await keys.Join(db.Users, k => k.PersonId, p => p.Id, (k, p) => new { k, UserName = p.UserName! })
                .OrderByDescending(x => x.k.CreatedAt).ThenBy(x => x.k.Id)
                .Skip(request.Page.Skip).Take(request.Page.Size).ToListAsync(cancellationToken);
            return new Page<ApiKeyView>(
                [.. rows.Select(x => new ApiKeyView(x.k.Id, x.k.Name, x.UserName, x.k.CreatedAt, x.k.CreatedBy, x.k.RevokedAt))],
                await keys.CountAsync(cancellationToken));
        }
    }
}
