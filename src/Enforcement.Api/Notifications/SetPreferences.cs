using System.Globalization;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Notifications;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>Changes one's own preferences, all of them at once.</summary>
/// <param name="Email">Mail is wanted; then with an address.</param>
/// <param name="Address">One plain address, of a domain that the installation allows.</param>
/// <param name="Language"><c>zh-CN</c> (default) or <c>en</c>.</param>
/// <param name="QuietFrom"><c>HH:mm</c>; with <paramref name="QuietTo"/> or not at all.</param>
/// <param name="QuietTo"><c>HH:mm</c>; before <paramref name="QuietFrom"/> when they last past midnight.</param>
/// <param name="Digest">One mail a day.</param>
/// <param name="DigestAt"><c>HH:mm</c>; null: 08:00.</param>
public sealed record SetPreferences(bool Email, string? Address = null, string? Language = null, string? QuietFrom = null,
    string? QuietTo = null, bool Digest = false, string? DigestAt = null)
    : IRequest<Result<PreferenceView>>
{
    internal sealed class Validator : AbstractValidator<SetPreferences>
    {
        public Validator()
        {
            RuleFor(p => p.Address).NotEmpty().When(p => p.Email);
            RuleFor(p => p.Address).Must(MailAddresses.IsAddress).WithErrorCode("address-unreadable")
                .When(p => !string.IsNullOrWhiteSpace(p.Address));
            RuleFor(p => p.Language).Must(l => string.IsNullOrEmpty(l) || PreferenceRow.Languages.Contains(l))
                .WithErrorCode("EnumValidator");
            RuleFor(p => p.QuietFrom).Must(IsTime).WithErrorCode("time-unreadable");
            RuleFor(p => p.QuietTo).Must(IsTime).WithErrorCode("time-unreadable");
            RuleFor(p => p.DigestAt).Must(IsTime).WithErrorCode("time-unreadable");
            RuleFor(p => p.QuietTo).Must((p, to) => string.IsNullOrWhiteSpace(to) == string.IsNullOrWhiteSpace(p.QuietFrom)
                && (string.IsNullOrWhiteSpace(to) || to != p.QuietFrom)).WithErrorCode("quiet-hours-incomplete");
        }

        private static bool IsTime(string? text) => string.IsNullOrWhiteSpace(text) || Time(text) is not null;
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ICurrentActor current, MailSettings mail)
        : IRequestHandler<SetPreferences, Result<PreferenceView>>
    {
        public Task<Result<PreferenceView>> Handle(SetPreferences request, CancellationToken cancellationToken) =>
            work.RunAsync<Result<PreferenceView>>(async () =>
        {
            var userName = CurrentActor.Require(current).UserName;
            if (!string.IsNullOrWhiteSpace(request.Address) && mail.Domains.Count > 0
                && !mail.Domains.Contains(request.Address[(request.Address.IndexOf('@', StringComparison.Ordinal) + 1)..],
                    StringComparer.OrdinalIgnoreCase))
                return new Refusal("address-domain", RefusalKind.Invalid, "address", string.Join(' ', mail.Domains));
            var row = await GetPreferences.OwnAsync(db, userName, cancellationToken);
            if (row is null)
            {
                var personId = await db.Users.Where(p => p.UserName == userName).Select(p => p.Id).SingleOrDefaultAsync(cancellationToken);
                if (personId is null) return Refusal.NotFound;
                db.Add(row = new PreferenceRow { PersonId = personId, Language = "" });
            }
            row.Email = request.Email;
            row.Address = string.IsNullOrWhiteSpace(request.Address) ? null : request.Address;
            row.Language = string.IsNullOrEmpty(request.Language) ? PreferenceRow.Languages[0] : request.Language;
            (row.QuietFrom, row.QuietTo) = (Time(request.QuietFrom), Time(request.QuietTo));
            (row.Digest, row.DigestAt) = (request.Digest, Time(request.DigestAt) ?? DeliveryRules.DefaultDigest);
            await db.SaveChangesAsync(cancellationToken);
            return GetPreferences.View(row, mail);
        }, cancellationToken, r => r.IsOk);
    }

    private static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new TimeOnly(time.Hour, time.Minute) : null;
}
