using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Dashboards;

/// <summary>What people call the values of a filter; one that nobody bears stays as it was asked for.</summary>
/// <param name="Town">Code or slug.</param>
/// <param name="Unit">Code or slug.</param>
/// <param name="Handler">Sign-in name.</param>
public sealed record NameFilter(string? Town, string? Unit, string? Handler) : IRequest<FilterNames>
{
    internal sealed class RequestHandler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<NameFilter, FilterNames>
    {
        public async Task<FilterNames> Handle(NameFilter r, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            string? NameOf(string? unit) => string.IsNullOrEmpty(unit) ? null : units.View(units.FindBySlug(unit)?.Code ?? unit).Name;
            var person = string.IsNullOrEmpty(r.Handler) ? null : await db.Users.AsNoTracking().Where(p => p.UserName == r.Handler)
                .Select(p => p.DisplayName).SingleOrDefaultAsync(cancellationToken) ?? r.Handler;
            return new FilterNames(NameOf(r.Town), NameOf(r.Unit), person);
        }
    }
}

/// <summary>Names for a filter's values; null where it asks for nothing.</summary>
public sealed record FilterNames(string? Town, string? Unit, string? Handler);
