using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Leads;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Evidence;

/// <summary>Where it was really taken: degrees of EPSG:4490, with the reason.</summary>
public sealed record PinBody(double? Lon, double? Lat, string? Reason);

/// <summary>
/// Sets a corrected pin beside the original position, which stays; journalled in the case, or in the lead while there is no case.
/// </summary>
public sealed record CorrectEvidencePin(Guid Id, PinBody Body) : IRequest<Result<EvidenceFileView>>, IAbout
{
    Subject? IAbout.About => EvidenceRoom.About(Id);

    internal sealed class Validator : AbstractValidator<CorrectEvidencePin>
    {
        public Validator() => RuleFor(r => r.Body.Reason).NotEmpty().MaximumLength(500).OverridePropertyName("reason");
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, EvidenceReader reader, CaseStore cases, LeadStore leads,
        ICurrentActor current, LegalClock clock)
        : IRequestHandler<CorrectEvidencePin, Result<EvidenceFileView>>
    {
        public Task<Result<EvidenceFileView>> Handle(CorrectEvidencePin r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<EvidenceFileView>>(async () =>
        {
            var (actor, now, reason) = (CurrentActor.Require(current), clock.Now, r.Body.Reason!.Trim());
            if (await reader.FindAsync(r.Id, cancellationToken) is not { } found) return Refusal.NotFound;
            if (PlaceReader.Read(new PlaceBody(r.Body.Lon, r.Body.Lat), out var place) is { } wrong) return wrong with { Field = "lon" };
            var row = found.Row;
            (row.PinLon, row.PinLat, row.PinReason, row.PinBy, row.PinAt) = (place!.Lon, place.Lat, reason, actor.DisplayName, now);
            var refusal = row.CaseNumber is { } number
                ? (await cases.ExecuteAsync(number, null, new CorrectPin(now, r.Id, place.Lon, place.Lat, reason), actor, now,
                    cancellationToken)).Refusal
                : (await leads.ExecuteAsync(row.LeadId!.Value, null, new CorrectLeadPin(r.Id, place.Lon, place.Lat, reason), actor, now,
                    cancellationToken)).Refusal;
            if (refusal is not null) return refusal;
            await db.SaveChangesAsync(cancellationToken);
            return (await reader.FindAsync(r.Id, cancellationToken))!.Value.View;
        }, cancellationToken, x => x.IsOk);
    }
}
