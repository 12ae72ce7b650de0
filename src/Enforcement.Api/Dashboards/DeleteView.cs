using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Dashboards;

/// <summary>
/// Takes a kept filter away: its maker may, the unit's lead when it is shared, and anybody of the unit once its maker is there no more.
/// </summary>
public sealed record DeleteView(Guid Id) : IRequest<Result<bool>>, IAbout
{
    Subject? IAbout.About => DashboardsRoom.About(Id);

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ICurrentActor current) : IRequestHandler<DeleteView, Result<bool>>
    {
        public Task<Result<bool>> Handle(DeleteView r, CancellationToken cancellationToken) => work.RunAsync<Result<bool>>(async () =>
        {
            if (await db.Set<SavedViewRow>()
                .SingleOrDefaultAsync(v => v.Id == r.Id, cancellationToken) is not { } row) return Refusal.NotFound;
            if (!(await AllowedAsync(db, CurrentActor.Require(current), cancellationToken))(row)) return Refusal.NotYours;
            db.Remove(row);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken, x => x.IsOk);
    }

    /// <summary>Which of the filters that the actor sees the actor may take away.</summary>
    internal static async Task<Func<SavedViewRow, bool>> AllowedAsync(EnforcementDb db, Actor actor, CancellationToken ct)
    {
        var present = (await db.Users.AsNoTracking().Where(p => p.UnitCode == actor.UnitCode && !p.Disabled).Select(p => p.UserName!)
            .ToListAsync(ct)).ToHashSet();
        return view => view.UserName == actor.UserName
            || (view.Shared && (actor.Is(PersonRole.UnitLead) || !present.Contains(view.UserName)));
    }
}
