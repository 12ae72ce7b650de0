using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tracks;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Cases;

/// <summary>A party as a request gives it.</summary>
public sealed record PartyBody(string? Name, PartyKind? Kind, string? IdNumber = null, string? Phone = null, string? Address = null)
{
    internal Party ToParty() => new(Name!.Trim(), Kind!.Value, Text(IdNumber), Text(Phone), Text(Address));

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal sealed class Validator : AbstractValidator<PartyBody>
    {
        public Validator()
        {
            RuleFor(p => p.Name).MaximumLength(200).Must(name => PartyKey.Of(name) is not null)
                .WithErrorCode("NotEmptyValidator"); // signs that nobody sees are no name
            RuleFor(p => p.Kind).NotNull().IsInEnum();
            RuleFor(p => p.IdNumber).MaximumLength(40);
            RuleFor(p => p.Phone).MaximumLength(40);
            RuleFor(p => p.Address).MaximumLength(500);
        }
    }
}

/// <summary>Opens a case without a lead (Art 11–17); answers with the case.</summary>
public sealed record OpenCase : IRequest<Result<CaseView>>
{
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

    internal sealed class Validator : AbstractValidator<OpenCase>
    {
        public Validator()
        {
            RuleFor(r => r.Place).NotNull();
            RuleFor(r => r.Address).NotEmpty().MaximumLength(500);
            RuleFor(r => r.Description).MaximumLength(20_000);
            RuleFor(r => r.AreaSquareMetres).GreaterThan(0).LessThanOrEqualTo(100_000_000);
            RuleFor(r => r.Party).SetValidator(new PartyBody.Validator()!);
        }
    }

    internal sealed class Handler(CaseStore store, ICurrentActor current, LegalClock clock, UnitDirectory directory)
        : IRequestHandler<OpenCase, Result<CaseView>>
    {
        public async Task<Result<CaseView>> Handle(OpenCase r, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            var units = await directory.GetAsync(cancellationToken);
            if (!TrackRegistry.MayOpen.Include(actor)) return Refusal.Forbidden;

            var isTown = units.IsTown(actor.UnitCode);
            if (units.FindTown(r.Town ?? (isTown ? actor.UnitCode : null)) is not { } town) return new Refusal("unknown-town",
                RefusalKind.Invalid, "town");
            if (isTown && town.Code != actor.UnitCode) return Refusal.Forbidden;
            if (!string.IsNullOrEmpty(r.Village) && units.Find(r.Village)?.Parent != town.Code) return new Refusal("unknown-village",
                RefusalKind.Invalid, "village");
            if (PlaceReader.Read(r.Place!, out var place) is { } refusal) return refusal;

            var now = clock.Now;
            var opening = new CaseOpening
            {
                FoundAt = r.FoundAt ?? now, Town = town.Code, Village = Text(r.Village), FirstFinder = actor.UnitCode, Place = place!,
                Address = r.Address!.Trim(), Party = r.Party?.ToParty(), InProgress = r.InProgress, AreaSquareMetres = r.AreaSquareMetres,
                Description = r.Description ?? "", LeadId = null,
            };
            var result = await store.OpenAsync(opening, actor, now, cancellationToken);
            return result.IsOk ? CaseViews.Of(result.Value, actor, units) : result.Refusal;
        }

        private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
