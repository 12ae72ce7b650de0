using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Identity;

/// <summary>Changes a person's name, unit, roles, or whether they may sign in; takes effect with their next request.</summary>
public sealed record ChangePerson : IRequest<Result<PersonView>>
{
    public string UserName { get; init; } = "";
    public string? DisplayName { get; init; }
    public string? Unit { get; init; }
    public IReadOnlyList<PersonRole>? Roles { get; init; }
    public bool? Disabled { get; init; }

    internal sealed class Validator : AbstractValidator<ChangePerson>
    {
        public Validator()
        {
            RuleFor(r => r.DisplayName).NotEmpty().MaximumLength(100).When(r => r.DisplayName is not null);
            RuleFor(r => r.Roles).NotEmpty().When(r => r.Roles is not null);
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, PersonJournal journal, ICurrentActor current)
        : IRequestHandler<ChangePerson, Result<PersonView>>
    {
        public async Task<Result<PersonView>> Handle(ChangePerson request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return Refusal.Forbidden;
            var units = await directory.GetAsync(cancellationToken);
            if (request.Unit is not null && units.Find(request.Unit) is not { EndedAt: null }) return new Refusal("unknown-unit",
                RefusalKind.Invalid, "unit");
            return await work.RunAsync<Result<PersonView>>(async () =>
            {
                var person = await db.Users.SingleOrDefaultAsync(p => p.UserName == request.UserName, cancellationToken);
                if (person is null) return Refusal.NotFound;
                var old = new { person.DisplayName, person.UnitCode, person.RoleNames, person.Disabled };
                person.DisplayName = request.DisplayName?.Trim() ?? person.DisplayName;
                person.UnitCode = request.Unit ?? person.UnitCode;
                person.RoleNames = request.Roles is { } roles ? string.Join(',', roles.Distinct()) : person.RoleNames;
                person.Disabled = request.Disabled ?? person.Disabled;
                // Who has such a role from before may still be disabled or renamed.
                var isMoved = (person.UnitCode, person.RoleNames) != (old.UnitCode, old.RoleNames);
                if (isMoved && !person.Roles.MayBeHeldIn(units.Find(person.UnitCode)!.Kind))
                    return new Refusal("role-not-of-unit", RefusalKind.Invalid, "roles");
                await db.SaveChangesAsync(cancellationToken);
                if (!await AdministratorRemainsAsync(cancellationToken)) return new Refusal("last-administrator",
                    RefusalKind.InvalidInStage);
                await journal.WriteAsync(
                    person.Login, "personChanged",
                    new { Old = old, New = new { person.DisplayName, person.UnitCode, person.RoleNames, person.Disabled } },
                    cancellationToken);
                return new PersonView(person.Login, person.DisplayName, units.View(person.UnitCode), person.Roles, person.Disabled,
                    person.LockoutEnd);
            }, cancellationToken, r => r.IsOk);
        }

        private Task<bool> AdministratorRemainsAsync(CancellationToken ct) =>
            db.Users.AnyAsync(p => !p.Disabled && p.RoleNames.Contains(nameof(PersonRole.Administrator)), ct);
    }
}
