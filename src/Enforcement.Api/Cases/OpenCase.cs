using System.Text.Json;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Processes;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Cases;

/// <summary>A place as a request gives it: <c>{lon, lat}</c> or <c>{geometry}</c>, degrees of EPSG:4490.</summary>
public sealed record PlaceBody(double? Lon, double? Lat, JsonElement? Geometry = null);

/// <summary>A party as a request gives it.</summary>
public sealed record PartyBody(string? Name, PartyKind? Kind, string? IdNumber = null, string? Phone = null, string? Address = null);

/// <summary>Opens a case without a lead (Art 11–17); answers with the case.</summary>
public sealed record OpenCase : IRequest<Result<CaseView>>
{
#pragma warning disable CS1591 // the contract's fields
    /// <summary>When it was found, with offset; default now.</summary>
    public DateTimeOffset? FoundAt { get; init; }
    public PlaceBody? Place { get; init; }
    public string? Address { get; init; }
    /// <summary>Code (or slug) of the responsible town; a town's own people may leave it out.</summary>
    public string? Town { get; init; }
    /// <summary>Code of a village of that town, or null.</summary>
    public string? Village { get; init; }
    public string? Description { get; init; }
    public double? AreaSquareMetres { get; init; }
    public PartyBody? Party { get; init; }
    /// <summary>在施 (default) or already completed.</summary>
    public bool InProgress { get; init; } = true;
#pragma warning restore CS1591

    internal sealed class Validator : AbstractValidator<OpenCase>
    {
        public Validator()
        {
            RuleFor(r => r.Place).NotNull();
            RuleFor(r => r.Address).NotEmpty().MaximumLength(500);
            RuleFor(r => r.Description).MaximumLength(20_000);
            RuleFor(r => r.AreaSquareMetres).GreaterThan(0).LessThanOrEqualTo(100_000_000);
            When(r => r.Party is not null, () =>
            {
                RuleFor(r => r.Party!.Name).NotEmpty().MaximumLength(200);
                RuleFor(r => r.Party!.Kind).NotNull().IsInEnum();
                RuleFor(r => r.Party!.IdNumber).MaximumLength(40);
                RuleFor(r => r.Party!.Phone).MaximumLength(40);
                RuleFor(r => r.Party!.Address).MaximumLength(500);
            });
        }
    }

    internal sealed class Handler(CaseStore store, ICurrentActor current, LegalClock clock, UnitDirectory directory) : IRequestHandler<OpenCase, Result<CaseView>>
    {
        public async Task<Result<CaseView>> Handle(OpenCase r, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            var units = await directory.GetAsync(cancellationToken);
            if (!CaseProcess.MayOpen.Any(g => g.Unit == actor.UnitKind && actor.Is(g.Role))) return new Refusal("forbidden", RefusalKind.Forbidden);

            var isTown = units.IsTown(actor.UnitCode);
            var town = r.Town is { } named ? units.Find(named) ?? units.FindBySlug(named) : isTown ? units.Find(actor.UnitCode) : null;
            if (town is null || !units.IsTown(town.Code)) return new Refusal("unknown-town", RefusalKind.Invalid, "town");
            if (isTown && town.Code != actor.UnitCode) return new Refusal("forbidden", RefusalKind.Forbidden);
            if (!string.IsNullOrEmpty(r.Village) && units.Find(r.Village)?.Parent != town.Code) return new Refusal("unknown-village", RefusalKind.Invalid, "village");
            if (PlaceReader.Read(r.Place!, out var place) is { } refusal) return refusal;

            var now = clock.Now;
            var party = r.Party is { } p ? new Party(p.Name!.Trim(), p.Kind!.Value, Text(p.IdNumber), Text(p.Phone), Text(p.Address)) : null;
            var opening = new CaseOpening(
                "", r.FoundAt ?? now, town.Code, Text(r.Village), actor.UnitCode, place!, r.Address!.Trim(), party, r.InProgress, r.AreaSquareMetres,
                r.Description ?? "", [], null);
            var result = await store.OpenAsync(opening, actor, now, cancellationToken);
            return result.IsOk ? CaseViews.Of(result.Value, actor, units) : result.Refusal;
        }

        private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
