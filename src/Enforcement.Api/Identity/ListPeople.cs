using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Identity;

/// <summary>A person, for the administrator.</summary>
public sealed record PersonView(string UserName, string DisplayName, UnitView Unit, IReadOnlyList<PersonRole> Roles, bool Disabled,
    DateTimeOffset? LockedUntil);

/// <summary>A password that is shown once.</summary>
public sealed record GivenPassword(string UserName, string Password);

/// <summary>A page of the people, by name, sign-in name or unit.</summary>
public sealed record ListPeople(PageRequest Page, string? Q = null, string? Unit = null) : IRequest<Page<PersonView>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, TimeProvider time) : IRequestHandler<ListPeople,
        Page<PersonView>>
    {
        public async Task<Page<PersonView>> Handle(ListPeople request, CancellationToken cancellationToken)
        {
            var people = db.Users.AsNoTracking();
            if (!string.IsNullOrWhiteSpace(request.Q))
            {
                var q = request.Q.Trim();
                people = people.Where(p => p.UserName!.Contains(q) || p.DisplayName.Contains(q));
            }
            if (!string.IsNullOrEmpty(request.Unit)) people = people.Where(p => p.UnitCode == request.Unit);
            var total = await people.CountAsync(cancellationToken);
            var rows = await people.OrderBy(p => p.UserName).Skip(request.Page.Skip).Take(request.Page.Size).ToListAsync(cancellationToken);
            var units = await directory.GetAsync(cancellationToken);
            var now = time.GetUtcNow();
            return new Page<PersonView>(
                [.. rows.Select(p => new PersonView(
                    p.Login, p.DisplayName, units.View(p.UnitCode), p.Roles, p.Disabled, p.LockoutEnd > now ? p.LockoutEnd : null))],
                total);
        }
    }
}
