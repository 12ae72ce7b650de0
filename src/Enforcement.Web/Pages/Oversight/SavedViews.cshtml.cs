using Enforcement.Api.Dashboards;
using Enforcement.Web.Resources;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Oversight;

/// <summary>
/// Keeps a filter or takes one away, and goes back to where it is of. There is nothing to see here unless something was wrong.
/// </summary>
[Authorize]
public sealed class SavedViewsModel(IMediator mediator, IStringLocalizer<OversightTexts> texts) : PageModel
{
    /// <summary>Where one came from; a page of this site.</summary>
    public string Back { get; private set; } = "/oversight";

    public IActionResult OnGet() => Redirect(Back);

    public async Task<IActionResult> OnPostAsync(string? path, string? query, string? name, bool shared)
    {
        Back = Local($"{path}?{query}");
        if (await this.TrySendAsync(mediator, new SaveView(name, path, query, shared)) is null) return Page();
        TempData["Done"] = texts["views.kept", name!].Value;
        return Redirect(Back);
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, string? back)
    {
        Back = Local(back);
        if (!await this.TryDoAsync(mediator, new DeleteView(id))) return Page();
        TempData["Done"] = texts["views.deleted"].Value;
        return Redirect(Back);
    }

    private string Local(string? address) => Url.IsLocalUrl(address) ? address! : "/oversight";
}
