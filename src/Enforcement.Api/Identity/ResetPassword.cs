using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Enforcement.Api.Identity;

/// <summary>Gives a person a new password, shown this once, and unlocks them; their sessions end.</summary>
public sealed record ResetPassword(string UserName) : IRequest<Result<GivenPassword>>
{
    internal sealed class Handler(UserManager<Person> people, IPasswordHasher<Person> hasher, UnitOfWork work, PersonJournal journal,
        ICurrentActor current)
        : IRequestHandler<ResetPassword, Result<GivenPassword>>
    {
        public async Task<Result<GivenPassword>> Handle(ResetPassword request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return Refusal.Forbidden;
            var password = PeopleSeed.NewPassword();
            return await work.RunAsync<Result<GivenPassword>>(async () =>
            {
                if (await people.FindByNameAsync(request.UserName) is not { } person) return Refusal.NotFound;
                person.PasswordHash = hasher.HashPassword(person, password);
                (person.MustChangePassword, person.LockoutEnd, person.AccessFailedCount) = (true, null, 0);
                await people.UpdateSecurityStampAsync(person);
                await journal.WriteAsync(person.Login, "passwordReset", new { }, cancellationToken);
                return new GivenPassword(person.Login, password);
            }, cancellationToken, r => r.IsOk);
        }
    }
}
