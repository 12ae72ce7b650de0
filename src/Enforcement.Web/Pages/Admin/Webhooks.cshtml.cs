using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Admin;

/// <summary>Webhooks of units: added here, tried, removed; neither address nor secret is shown again.</summary>
[Allow(PersonRole.Administrator)]
public sealed class WebhooksModel(IMediator mediator, IStringLocalizer<NotificationTexts> texts) : PageModel
{
    public IReadOnlyList<WebhookView> Webhooks { get; private set; } = [];
    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => ShowAsync(null);

    public async Task<IActionResult> OnPostAsync(string? unit, string? name, string? format, string? url, string? secret, string? language)
    {
        ModelState.Clear();
        var typed = new AddWebhook(unit, name, Enum.TryParse<WebhookFormat>(format, out var known) && Enum.IsDefined(known) ? known
            : null, url, secret, language);
        return await this.TrySendAsync(mediator, typed) is null ? await ShowAsync(typed) : Done("webhooks.added");
    }

    public async Task<IActionResult> OnPostTestAsync(Guid id) => await this.TryDoAsync(mediator, new TestWebhook(id))
        ? Done("webhooks.tested") : await ShowAsync(null);

    public async Task<IActionResult> OnPostRemoveAsync(Guid id) => await this.TryDoAsync(mediator, new RemoveWebhook(id))
        ? Done("webhooks.removed") : await ShowAsync(null);

    private RedirectResult Done(string text)
    {
        TempData["Done"] = texts[text].Value;
        return Redirect("/admin/webhooks");
    }

    private async Task<IActionResult> ShowAsync(AddWebhook? typed)
    {
        var found = await mediator.Send(new ListWebhooks(), HttpContext.RequestAborted);
        if (!found.IsOk) return Forbid();
        Webhooks = found.Value;
        var units = (await mediator.Send(new ListUnits(), HttpContext.RequestAborted)).Items;
        Fields =
        [
            new("unit", FieldKind.Select, texts["webhooks.unit"]) { Value = typed?.Unit,
                Options = [.. units.Where(u => u.Kind != UnitKind.Village).Select(u => new Option(u.Code, u.Name))] },
            new("name", FieldKind.Text, texts["webhooks.name"]) { Value = typed?.Name, Hint = texts["webhooks.nameHint"] },
            new("format", FieldKind.Choice, texts["webhooks.format"]) { Value = typed?.Format?.ToString(),
                Options = [.. Enum.GetNames<WebhookFormat>().Select(f => new Option(f, texts[$"webhooks.{f}"]))] },
            new("url", FieldKind.Text, texts["webhooks.url"]) { Value = typed?.Url, Hint = texts["webhooks.urlHint"], InputMode = "url" },
            new("secret", FieldKind.Password, texts["webhooks.secret"]) { Hint = texts["webhooks.secretHint"],
                Autocomplete = "new-password", Optional = true },
            new("language", FieldKind.Choice, texts["webhooks.language"]) { Value = typed?.Language ?? "zh-CN",
                Options = [new("zh-CN", texts["preferences.zh-CN"]), new("en", texts["preferences.en"])] },
        ];
        return Page();
    }
}
