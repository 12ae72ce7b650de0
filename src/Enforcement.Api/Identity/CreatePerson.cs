using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Enforcement.Api.Identity;

/// <summary>Adds a person; answers with a generated password, shown this once, to be changed at the first sign-in.</summary>
public sealed record CreatePerson : IRequest<Result<GivenPassword>>
{
    public string? UserName { get; init; }
    public string? DisplayName { get; init; }
    /// <summary>Code of the one unit.</summary>
    public string? Unit { get; init; }
    public IReadOnlyList<PersonRole>? Roles { get; init; }

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

    internal sealed class Handler(UserManager<Person> people, UnitOfWork work, UnitDirectory directory, PersonJournal journal,
        ICurrentActor current)
        : IRequestHandler<CreatePerson, Result<GivenPassword>>
    {
        public async Task<Result<GivenPassword>> Handle(CreatePerson request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return Refusal.Forbidden;
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
                    return new Refusal(outcome.Errors.Any(e => e.Code == "DuplicateUserName") ? "user-name-taken" : "user-name-invalid",
                        RefusalKind.Invalid, "userName");
                await journal.WriteAsync(person.Login, "personCreated", new { person.DisplayName, person.UnitCode, person.RoleNames },
                    cancellationToken);
                return new GivenPassword(person.Login, password);
            }, cancellationToken, r => r.IsOk);
        }
    }
}
