using System.Globalization;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Notifications;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>How a person wants to be told of their unit's notices beyond the site.</summary>
/// <param name="MailAvailable">False: this installation has no mail server, so nothing is mailed whatever is chosen.</param>
/// <param name="Email">Mail is wanted.</param>
/// <param name="Address">Where to, or null.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
/// <param name="QuietFrom">Begin of the quiet hours, inclusive, <c>HH:mm</c> legal time; or null.</param>
/// <param name="QuietTo">Their end, exclusive; or null.</param>
/// <param name="Digest">One mail a day for what is not urgent.</param>
/// <param name="DigestAt">When, <c>HH:mm</c> legal time.</param>
public sealed record PreferenceView(bool MailAvailable, bool Email, string? Address, string Language, string? QuietFrom, string? QuietTo,
    bool Digest, string DigestAt);

/// <summary>The reader's own preferences.</summary>
public sealed record GetPreferences : IRequest<PreferenceView>
{
    internal sealed class Handler(EnforcementDb db, ICurrentActor current, MailSettings mail) : IRequestHandler<GetPreferences,
        PreferenceView>
    {
        public async Task<PreferenceView> Handle(GetPreferences request, CancellationToken cancellationToken) =>
            View(await OwnAsync(db, CurrentActor.Require(current).UserName, cancellationToken), mail);
    }

    internal static Task<PreferenceRow?> OwnAsync(EnforcementDb db, string userName, CancellationToken ct) =>
        db.Set<PreferenceRow>().SingleOrDefaultAsync(p => db.Users.Any(u => u.Id == p.PersonId && u.UserName == userName), ct);

    internal static PreferenceView View(PreferenceRow? p, MailSettings mail) => new(
        mail.IsOn, p?.Email ?? false, p?.Address, p?.Language ?? PreferenceRow.Languages[0], Text(p?.QuietFrom), Text(p?.QuietTo),
        p?.Digest ?? false, Text(p?.DigestAt ?? DeliveryRules.DefaultDigest)!);

    private static string? Text(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
