using Enforcement.Api.Data;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Sanctions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Enforcement.Api.Sanctions;

/// <summary>The answer of the check desk: yes or no, with the case's number, and nothing more.</summary>
public sealed record SanctionCheck(bool Hit, IReadOnlyList<string> CaseNumbers);

/// <summary>Asks before serving somebody (Art 8, 19): by the party's name or number, or by the place. Every question is logged.</summary>
/// <param name="Name">The party's whole name.</param>
/// <param name="IdNumber">Its certificate number or unified code.</param>
/// <param name="Lon">Degrees of EPSG:4490; with <paramref name="Lat"/>.</param>
public sealed record CheckSanctions(string? Name, string? IdNumber, double? Lon, double? Lat) : IRequest<Result<SanctionCheck>>
{
    /// <summary>Metres within which a place is the same: a house stands beside its meter.</summary>
    private const double Near = 50;

    internal sealed class Validator : AbstractValidator<CheckSanctions>
    {
        public Validator()
        {
            RuleFor(r => r.Name).MaximumLength(200);
            RuleFor(r => r.IdNumber).MaximumLength(40);
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ICurrentActor current, LegalClock clock)
        : IRequestHandler<CheckSanctions, Result<SanctionCheck>>
    {
        public Task<Result<SanctionCheck>> Handle(CheckSanctions r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<SanctionCheck>>(async () =>
        {
            var actor = CurrentActor.Require(current);
            if (!SanctionRules.MayCheck(actor)) return Refusal.NotYours;
            var (name, id) = (PartyKey.Of(r.Name), PartyKey.Of(r.IdNumber));
            Place? place = null;
            if ((r.Lon is not null || r.Lat is not null)
                && PlaceReader.Read(new PlaceBody(r.Lon, r.Lat), out place) is { } wrong) return wrong with { Field = "lon" };
            if (name is null && id is null && place is null) return new Refusal("check-nothing-asked", RefusalKind.Invalid, "name");
            // The desk answers for all sanctions, whoever they went to; it tells nothing but the number.
            var open = db.Set<SanctionRow>().IgnoreQueryFilters().AsNoTracking().Where(s => s.LiftedAt == null);
            var numbers = new SortedSet<string>(StringComparer.Ordinal);
            if (name is not null) numbers.UnionWith(await open.Where(s => s.PartyNameKey == name).Select(s => s.CaseNumber)
                .ToListAsync(cancellationToken));
            if (id is not null) numbers.UnionWith(await open.Where(s => s.PartyIdKey == id).Select(s => s.CaseNumber)
                .ToListAsync(cancellationToken));
            if (place is not null)
            {
                var point = GeoJson.Factory.CreatePoint(new Coordinate(place.Lon, place.Lat));
                var near = await open.Near(Metric.Grow(point.EnvelopeInternal, Near))
                    .Select(s => new { s.CaseNumber, s.Lon, s.Lat, s.Geometry }).ToListAsync(cancellationToken);
                numbers.UnionWith(near.Where(s => Metric.Distance(point, PlaceReader.GeometryOf(s.Lon, s.Lat, s.Geometry)) <= Near)
                    .Select(s => s.CaseNumber));
            }
            var asked = SanctionCheckRow.Words(r.Name, r.IdNumber, place is null ? null : $"{place.Lon:F6},{place.Lat:F6}");
            var told = string.Join(' ', numbers);
            db.Add(new SanctionCheckRow
            {
                Id = Guid.CreateVersion7(clock.Now), At = clock.Now, Unit = actor.UnitCode, UserName = actor.UserName, Asked = asked,
                Hit = numbers.Count > 0, CaseNumbers = told.Length <= 500 ? told : told[..500],
            });
            await db.SaveChangesAsync(cancellationToken);
            return new SanctionCheck(numbers.Count > 0, [.. numbers]);
        }, cancellationToken, x => x.IsOk);
    }
}
