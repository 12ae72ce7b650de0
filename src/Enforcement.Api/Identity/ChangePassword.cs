using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Enforcement.Api.Identity;

/// <summary>Changes the signed-in person's own password; other sessions of theirs end.</summary>
public sealed record ChangePassword(string? OldPassword, string? NewPassword) : IRequest<Result<bool>>
{
    internal sealed class Validator : AbstractValidator<ChangePassword>
    {
        public Validator()
        {
            RuleFor(r => r.OldPassword).NotEmpty().MaximumLength(256);
            RuleFor(r => r.NewPassword).NotEmpty().MaximumLength(256);
        }
    }

    internal sealed class Handler(UserManager<Person> people, UnitOfWork work, PasswordCheck passwords, PersonJournal journal,
        ICurrentActor current, IHttpContextAccessor accessor)
        : IRequestHandler<ChangePassword, Result<bool>>
    {
        public async Task<Result<bool>> Handle(ChangePassword request, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            var checkedPerson = await passwords.CheckAsync(actor.UserName, request.OldPassword!, cancellationToken);
            if (!checkedPerson.IsOk) return new Refusal("wrong-credentials", RefusalKind.Invalid, "oldPassword");
            if (request.NewPassword == request.OldPassword) return new Refusal("password-same", RefusalKind.Invalid, "newPassword");
            Person? changed = null;
            var result = await work.RunAsync<Result<bool>>(async () =>
            {
                var person = (await people.FindByNameAsync(actor.UserName))!;
                person.MustChangePassword = false;
                var outcome = await people.ChangePasswordAsync(person, request.OldPassword!, request.NewPassword!);
                if (!outcome.Succeeded) return new Refusal("password-too-weak", RefusalKind.Invalid, "newPassword");
                await journal.WriteAsync(person.Login, "passwordChanged", new { }, cancellationToken);
                changed = person;
                return true;
            }, cancellationToken, r => r.IsOk);
            if (changed is not null && accessor.HttpContext is { } http
                && http.User.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme)
                await http.SignInAsync(IdentityConstants.ApplicationScheme,
                    PersonAuthenticator.PrincipalOf(changed, IdentityConstants.ApplicationScheme));
            return result;
        }
    }
}
