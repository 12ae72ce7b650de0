using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Evidence;

/// <summary>
/// Receives the original of a scaled photo: its hash was named when the photo was sent, so nobody can send another one later.
/// </summary>
public sealed record ReceiveOriginal(Guid Id, Stream Content) : IRequest<Result<EvidenceFileView>>, IAbout
{
    Subject? IAbout.About => EvidenceRoom.AboutOriginal(Id);

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, EvidenceReader reader, EvidenceFiles files, ICurrentActor current,
        LegalClock clock)
        : IRequestHandler<ReceiveOriginal, Result<EvidenceFileView>>
    {
        public async Task<Result<EvidenceFileView>> Handle(ReceiveOriginal r, CancellationToken cancellationToken)
        {
            var user = CurrentActor.Require(current).UserName;
            var expected = await db.Set<EvidenceRow>().AsNoTracking().Where(e => e.Id == r.Id && e.ReceivedBy == user)
                .Select(e => e.OriginalSha256).SingleOrDefaultAsync(cancellationToken);
            if (expected is null || await reader.FindAsync(r.Id, cancellationToken) is null) return Refusal.NotFound;
            var received = await files.ReceiveAsync(r.Content, cancellationToken, expected);
            if (!received.IsOk) return received.Refusal;
            return await work.RunAsync<Result<EvidenceFileView>>(async () =>
            {
                var row = await db.Set<EvidenceRow>().SingleAsync(e => e.Id == r.Id, cancellationToken);
                row.OriginalReceivedAt ??= clock.Now;
                row.OriginalSm3 = received.Value.Sm3;
                // The scaled picture has lost what the camera wrote; the original has it.
                (row.ExifTakenAt, row.ExifLon, row.ExifLat, row.Software) = (received.Value.Photo.TakenAt, received.Value.Photo.Lon,
                    received.Value.Photo.Lat, received.Value.Photo.Software);
                await db.SaveChangesAsync(cancellationToken);
                return (await reader.FindAsync(r.Id, cancellationToken))!.Value.View;
            }, cancellationToken);
        }
    }
}
