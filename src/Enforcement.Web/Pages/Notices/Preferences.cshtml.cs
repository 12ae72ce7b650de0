using Enforcement.Api.Notifications;
using Enforcement.Web.Resources;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Notices;

/// <summary>How the person wants to be told of their unit's notices beyond the site.</summary>
[Authorize]
public sealed class PreferencesModel(IMediator mediator, IStringLocalizer<NotificationTexts> texts) : PageModel
{
    public bool MailAvailable { get; private set; }
    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var p = await mediator.Send(new GetPreferences(), ct);
        Show(p.MailAvailable, new SetPreferences(p.Email, p.Address, p.Language, p.QuietFrom, p.QuietTo, p.Digest, p.DigestAt));
    }

    public async Task<IActionResult> OnPostAsync(string? email, string? address, string? language, string? quietFrom, string? quietTo,
        string? digest, string? digestAt)
    {
        ModelState.Clear();
        var typed = new SetPreferences(email == "true", address?.Trim(), language, quietFrom, quietTo, digest == "true", digestAt);
        if (await this.TrySendAsync(mediator, typed) is not null)
        {
            TempData["Done"] = texts["preferences.saved"].Value;
            return Redirect("/notices/preferences");
        }
        Show((await mediator.Send(new GetPreferences(), HttpContext.RequestAborted)).MailAvailable, typed);
        return Page();
    }

    private void Show(bool mailAvailable, SetPreferences p)
    {
        MailAvailable = mailAvailable;
        Fields =
        [
            new("email", FieldKind.Choice, texts["preferences.email"]) { Value = p.Email ? "true" : "false",
                Options = [new("true", texts["preferences.emailOn"]), new("false", texts["preferences.emailOff"])] },
            new("address", FieldKind.Text, texts["preferences.address"]) { Value = p.Address, Hint = texts["preferences.addressHint"],
                Autocomplete = "email", InputMode = "email", Optional = true },
            new("language", FieldKind.Choice, texts["preferences.language"]) { Value = p.Language,
                Options = [new("zh-CN", texts["preferences.zh-CN"]), new("en", texts["preferences.en"])] },
            new("digest", FieldKind.Choice, texts["preferences.digest"]) { Value = p.Digest ? "true" : "false",
                Options = [new("false", texts["preferences.digestOff"]), new("true", texts["preferences.digestOn"])] },
            new("digestAt", FieldKind.Time, texts["preferences.digestAt"]) { Value = p.DigestAt },
            new("quietFrom", FieldKind.Time, texts["preferences.quietFrom"]) { Value = p.QuietFrom,
                Hint = texts["preferences.quietHint"], Optional = true },
            new("quietTo", FieldKind.Time, texts["preferences.quietTo"]) { Value = p.QuietTo, Optional = true },
        ];
    }
}
