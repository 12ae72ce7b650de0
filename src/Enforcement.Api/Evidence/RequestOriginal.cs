using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Evidence;

/// <summary>An original that is still on the phone of who took it and is asked for.</summary>
public sealed record WantedOriginal(Guid Id, string OriginalSha256, string FileName);

/// <summary>Asks for the original of a photo that was scaled on the phone; the phone sends it when it next has a connection.</summary>
public sealed record RequestOriginal(Guid Id) : IRequest<Result<EvidenceFileView>>, IAbout
{
    Subject? IAbout.About => EvidenceRoom.About(Id);

    internal sealed class Handler(UnitOfWork work, EnforcementDb db, EvidenceReader reader, ICurrentActor current)
        : IRequestHandler<RequestOriginal, Result<EvidenceFileView>>
    {
        private static readonly PersonRole[] Asking = [PersonRole.Inspector, PersonRole.UnitLead, PersonRole.PlanningOfficer,
            PersonRole.Supervisor, PersonRole.DistrictLeader];

        public Task<Result<EvidenceFileView>> Handle(RequestOriginal r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<EvidenceFileView>>(async () =>
        {
            if (await reader.FindAsync(r.Id, cancellationToken) is not { } found) return Refusal.NotFound;
            if (!Asking.Any(CurrentActor.Require(current).Is)) return Refusal.NotYours;
            if (found.Row.OriginalSha256 is null || found.Row.OriginalReceivedAt is not null) return new Refusal("original-here",
                RefusalKind.InvalidInStage);
            found.Row.OriginalWanted = true;
            await db.SaveChangesAsync(cancellationToken);
            return (await reader.FindAsync(r.Id, cancellationToken))!.Value.View;
        }, cancellationToken, x => x.IsOk);
    }
}
