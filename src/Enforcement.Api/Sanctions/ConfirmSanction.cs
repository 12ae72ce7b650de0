using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Sanctions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Sanctions;

/// <summary>The unit that a sanction went to confirms that it has it.</summary>
public sealed record ConfirmSanction(Guid Id) : IRequest<Result<SanctionView>>, IAbout
{
    Subject? IAbout.About => SanctionsRoom.About(Id);

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, ICurrentActor current, LegalClock clock)
        : IRequestHandler<ConfirmSanction, Result<SanctionView>>
    {
        public Task<Result<SanctionView>> Handle(ConfirmSanction r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<SanctionView>>(async () =>
        {
            var actor = CurrentActor.Require(current);
            if (await db.Set<SanctionRow>()
                .SingleOrDefaultAsync(s => s.Id == r.Id, cancellationToken) is not { } row) return Refusal.NotFound;
            if (!SanctionRules.MayConfirm(actor, row.ToUnit)) return Refusal.NotYours;
            if (row.LiftedAt is not null) return new Refusal("sanction-lifted", RefusalKind.InvalidInStage);
            if (row.ConfirmedAt is null) (row.ConfirmedAt, row.ConfirmedBy) = (clock.Now, actor.UserName);
            await db.SaveChangesAsync(cancellationToken);
            return FindSanctions.Handler.Of(row, await directory.GetAsync(cancellationToken), actor);
        }, cancellationToken, x => x.IsOk);
    }
}
