using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Organisations;

/// <summary>
/// Adds a village-level unit 村（社区） that the division code lists did not have yet. Other kinds come with the product, since rules depend
/// on them.
/// </summary>
/// <param name="Code">12 digits, the first 9 being the town's code.</param>
/// <param name="Name">Its official name.</param>
/// <param name="Town">Code of its town or the development zone.</param>
public sealed record AddVillage(string? Code, string? Name, string? Town) : IRequest<Result<UnitView>>
{
    internal sealed class Validator : AbstractValidator<AddVillage>
    {
        public Validator()
        {
            RuleFor(r => r.Code).NotEmpty();
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Town).NotEmpty();
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, PersonJournal journal, ICurrentActor current)
        : IRequestHandler<AddVillage, Result<UnitView>>
    {
        public async Task<Result<UnitView>> Handle(AddVillage request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return Refusal.Forbidden;
            var (code, name, town) = (request.Code!, request.Name!.Trim(), (await directory.GetAsync(cancellationToken))
                .Find(request.Town));
            if (town is not { Kind: UnitKind.Town or UnitKind.DevelopmentZone, EndedAt: null }) return new Refusal("unknown-town",
                RefusalKind.Invalid, "town");
            if (code.Length != 12 || !code.All(char.IsAsciiDigit) || !code.StartsWith(town.Code, StringComparison.Ordinal))
                return new Refusal("village-code-invalid", RefusalKind.Invalid, "code");
            var row = new UnitRow { Code = code, Slug = $"{town.Slug}-{code[9..]}", Name = name, Kind = UnitKind.Village,
                Parent = town.Code };
            var added = await work.RunAsync(async () =>
            {
                if (await db.Set<UnitRow>().AnyAsync(u => u.Code == code, cancellationToken)) return false;
                db.Add(row);
                await journal.WriteAsync($"unit-{code}", "villageAdded", new { row.Code, row.Name, row.Parent }, cancellationToken);
                await Stamps.ChangeAsync(db, cancellationToken, Stamps.Units);
                return true;
            }, cancellationToken, ok => ok);
            if (!added) return new Refusal("unit-code-taken", RefusalKind.Invalid, "code");
            directory.Forget();
            return new UnitView(row.Code, row.Slug, row.Name, row.Kind, row.Parent);
        }
    }
}
