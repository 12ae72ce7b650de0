using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Evidence;

/// <summary>An original that is still on the phone of who took it and is asked for.</summary>
public sealed record WantedOriginal(Guid Id, string OriginalSha256, string FileName);

/// <summary>Asks for the original of a photo that was scaled on the phone; the phone sends it when it next has a connection.</summary>
public sealed record RequestOriginal(Guid Id) : IRequest<Result<EvidenceFileView>>, IAbout
{
    Subject? IAbout.About => EvidenceRoom.About(Id);

    internal sealed class Handler(UnitOfWork work, EnforcementDb db, EvidenceReader reader, ICurrentActor current) : IRequestHandler<RequestOriginal, Result<EvidenceFileView>>
    {
        private static readonly PersonRole[] Asking = [PersonRole.Inspector, PersonRole.UnitLead, PersonRole.PlanningOfficer, PersonRole.Supervisor, PersonRole.DistrictLeader];

        public Task<Result<EvidenceFileView>> Handle(RequestOriginal r, CancellationToken cancellationToken) => work.RunAsync<Result<EvidenceFileView>>(async () =>
        {
            if (await reader.FindAsync(r.Id, cancellationToken) is not { } found) return new Refusal("not-found", RefusalKind.NotFound);
            if (!Asking.Any(CurrentActor.Require(current).Is)) return new Refusal("not-yours", RefusalKind.Forbidden);
            if (found.Row.OriginalSha256 is null || found.Row.OriginalReceivedAt is not null) return new Refusal("original-here", RefusalKind.InvalidInStage);
            found.Row.OriginalWanted = true;
            await db.SaveChangesAsync(cancellationToken);
            return (await reader.FindAsync(r.Id, cancellationToken))!.Value.View;
        }, cancellationToken, x => x.IsOk);
    }
}

/// <summary>What the present person's phone should still send.</summary>
public sealed record ListWantedOriginals : IRequest<IReadOnlyList<WantedOriginal>>
{
    internal sealed class Handler(EnforcementDb db, ICurrentActor current) : IRequestHandler<ListWantedOriginals, IReadOnlyList<WantedOriginal>>
    {
        public async Task<IReadOnlyList<WantedOriginal>> Handle(ListWantedOriginals request, CancellationToken cancellationToken)
        {
            var user = CurrentActor.Require(current).UserName;
            return await db.Set<EvidenceRow>().Where(e => e.ReceivedBy == user && e.OriginalWanted && e.OriginalSha256 != null && e.OriginalReceivedAt == null)
                .OrderBy(e => e.ReceivedAt).Take(PageRequest.MaxSize).Select(e => new WantedOriginal(e.Id, e.OriginalSha256!, e.FileName)).ToListAsync(cancellationToken);
        }
    }
}

/// <summary>Receives the original of a scaled photo: its hash was named when the photo was sent, so nobody can send another one later.</summary>
public sealed record ReceiveOriginal(Guid Id, Stream Content) : IRequest<Result<EvidenceFileView>>, IAbout
{
    Subject? IAbout.About => EvidenceRoom.AboutOriginal(Id);

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, EvidenceReader reader, EvidenceFiles files, ICurrentActor current, LegalClock clock)
        : IRequestHandler<ReceiveOriginal, Result<EvidenceFileView>>
    {
        public async Task<Result<EvidenceFileView>> Handle(ReceiveOriginal r, CancellationToken cancellationToken)
        {
            var user = CurrentActor.Require(current).UserName;
            var expected = await db.Set<EvidenceRow>().AsNoTracking().Where(e => e.Id == r.Id && e.ReceivedBy == user).Select(e => e.OriginalSha256).SingleOrDefaultAsync(cancellationToken);
            if (expected is null || await reader.FindAsync(r.Id, cancellationToken) is null) return new Refusal("not-found", RefusalKind.NotFound);
            var received = await files.ReceiveAsync(r.Content, cancellationToken, expected);
            if (!received.IsOk) return received.Refusal;
            return await work.RunAsync<Result<EvidenceFileView>>(async () =>
            {
                var row = await db.Set<EvidenceRow>().SingleAsync(e => e.Id == r.Id, cancellationToken);
                row.OriginalReceivedAt ??= clock.Now;
                row.OriginalSm3 = received.Value.Sm3;
                // The scaled picture has lost what the camera wrote; the original has it.
                (row.ExifTakenAt, row.ExifLon, row.ExifLat, row.Software) = (received.Value.Photo.TakenAt, received.Value.Photo.Lon, received.Value.Photo.Lat, received.Value.Photo.Software);
                await db.SaveChangesAsync(cancellationToken);
                return (await reader.FindAsync(r.Id, cancellationToken))!.Value.View;
            }, cancellationToken);
        }
    }
}
