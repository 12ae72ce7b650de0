using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Identity;

/// <summary>A person, for the administrator.</summary>
public sealed record PersonView(string UserName, string DisplayName, UnitView Unit, IReadOnlyList<PersonRole> Roles, bool Disabled, DateTimeOffset? LockedUntil);

/// <summary>A password that is shown once.</summary>
public sealed record GivenPassword(string UserName, string Password);

/// <summary>A page of the people, by name, sign-in name or unit.</summary>
public sealed record ListPeople(PageRequest Page, string? Q = null, string? Unit = null) : IRequest<Page<PersonView>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, TimeProvider time) : IRequestHandler<ListPeople, Page<PersonView>>
    {
        public async Task<Page<PersonView>> Handle(ListPeople request, CancellationToken cancellationToken)
        {
            var people = db.Users.AsNoTracking();
            if (!string.IsNullOrWhiteSpace(request.Q))
            {
                var q = request.Q.Trim();
                people = people.Where(p => p.UserName!.Contains(q) || p.DisplayName.Contains(q));
            }
            if (!string.IsNullOrEmpty(request.Unit)) people = people.Where(p => p.UnitCode == request.Unit);
            var total = await people.CountAsync(cancellationToken);
            var rows = await people.OrderBy(p => p.UserName).Skip(request.Page.Skip).Take(request.Page.Size).ToListAsync(cancellationToken);
            var units = await directory.GetAsync(cancellationToken);
            var now = time.GetUtcNow();
            return new Page<PersonView>(
                [.. rows.Select(p => new PersonView(
                    p.Login, p.DisplayName, units.View(p.UnitCode), p.Roles, p.Disabled, p.LockoutEnd > now ? p.LockoutEnd : null))],
                total);
        }
    }
}

/// <summary>Adds a person; answers with a generated password, shown this once, to be changed at the first sign-in.</summary>
public sealed record CreatePerson : IRequest<Result<GivenPassword>>
{
#pragma warning disable CS1591
    public string? UserName { get; init; }
    public string? DisplayName { get; init; }
    /// <summary>Code of the one unit.</summary>
    public string? Unit { get; init; }
    public IReadOnlyList<PersonRole>? Roles { get; init; }
#pragma warning restore CS1591

    internal sealed class Validator : AbstractValidator<CreatePerson>
    {
        public Validator()
        {
            RuleFor(r => r.UserName).NotEmpty().MaximumLength(50);
            RuleFor(r => r.DisplayName).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Unit).NotEmpty();
            RuleFor(r => r.Roles).NotEmpty();
        }
    }

    internal sealed class Handler(UserManager<Person> people, UnitOfWork work, UnitDirectory directory, PersonJournal journal, ICurrentActor current)
        : IRequestHandler<CreatePerson, Result<GivenPassword>>
    {
        public async Task<Result<GivenPassword>> Handle(CreatePerson request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return new Refusal("forbidden", RefusalKind.Forbidden);
            if ((await directory.GetAsync(cancellationToken)).Find(request.Unit) is not { EndedAt: null } unit)
                return new Refusal("unknown-unit", RefusalKind.Invalid, "unit");
            if (!request.Roles!.MayBeHeldIn(unit.Kind)) return new Refusal("role-not-of-unit", RefusalKind.Invalid, "roles");
            var password = PeopleSeed.NewPassword();
            return await work.RunAsync<Result<GivenPassword>>(async () =>
            {
                var person = new Person
                {
                    UserName = request.UserName!.Trim(), DisplayName = request.DisplayName!.Trim(), UnitCode = request.Unit!,
                    RoleNames = string.Join(',', request.Roles!.Distinct()), MustChangePassword = true,
                };
                var outcome = await people.CreateAsync(person, password);
                if (!outcome.Succeeded)
                    return new Refusal(outcome.Errors.Any(e => e.Code == "DuplicateUserName") ? "user-name-taken" : "user-name-invalid", RefusalKind.Invalid, "userName");
                await journal.WriteAsync(person.Login, "personCreated", new { person.DisplayName, person.UnitCode, person.RoleNames }, cancellationToken);
                return new GivenPassword(person.Login, password);
            }, cancellationToken, r => r.IsOk);
        }
    }
}

/// <summary>Changes a person's name, unit, roles, or whether they may sign in; takes effect with their next request.</summary>
public sealed record ChangePerson : IRequest<Result<PersonView>>
{
#pragma warning disable CS1591
    public string UserName { get; init; } = "";
    public string? DisplayName { get; init; }
    public string? Unit { get; init; }
    public IReadOnlyList<PersonRole>? Roles { get; init; }
    public bool? Disabled { get; init; }
#pragma warning restore CS1591

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
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return new Refusal("forbidden", RefusalKind.Forbidden);
            var units = await directory.GetAsync(cancellationToken);
            if (request.Unit is not null && units.Find(request.Unit) is not { EndedAt: null }) return new Refusal("unknown-unit", RefusalKind.Invalid, "unit");
            return await work.RunAsync<Result<PersonView>>(async () =>
            {
                var person = await db.Users.SingleOrDefaultAsync(p => p.UserName == request.UserName, cancellationToken);
                if (person is null) return new Refusal("not-found", RefusalKind.NotFound);
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
                if (!await AdministratorRemainsAsync(cancellationToken)) return new Refusal("last-administrator", RefusalKind.InvalidInStage);
                await journal.WriteAsync(
                    person.Login, "personChanged", new { Old = old, New = new { person.DisplayName, person.UnitCode, person.RoleNames, person.Disabled } }, cancellationToken);
                return new PersonView(person.Login, person.DisplayName, units.View(person.UnitCode), person.Roles, person.Disabled, person.LockoutEnd);
            }, cancellationToken, r => r.IsOk);
        }

        private Task<bool> AdministratorRemainsAsync(CancellationToken ct) =>
            db.Users.AnyAsync(p => !p.Disabled && p.RoleNames.Contains(nameof(PersonRole.Administrator)), ct);
    }
}

/// <summary>Gives a person a new password, shown this once, and unlocks them; their sessions end.</summary>
public sealed record ResetPassword(string UserName) : IRequest<Result<GivenPassword>>
{
    internal sealed class Handler(UserManager<Person> people, IPasswordHasher<Person> hasher, UnitOfWork work, PersonJournal journal, ICurrentActor current)
        : IRequestHandler<ResetPassword, Result<GivenPassword>>
    {
        public async Task<Result<GivenPassword>> Handle(ResetPassword request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return new Refusal("forbidden", RefusalKind.Forbidden);
            var password = PeopleSeed.NewPassword();
            return await work.RunAsync<Result<GivenPassword>>(async () =>
            {
                if (await people.FindByNameAsync(request.UserName) is not { } person) return new Refusal("not-found", RefusalKind.NotFound);
                person.PasswordHash = hasher.HashPassword(person, password);
                (person.MustChangePassword, person.LockoutEnd, person.AccessFailedCount) = (true, null, 0);
                await people.UpdateSecurityStampAsync(person);
                await journal.WriteAsync(person.Login, "passwordReset", new { }, cancellationToken);
                return new GivenPassword(person.Login, password);
            }, cancellationToken, r => r.IsOk);
        }
    }
}
