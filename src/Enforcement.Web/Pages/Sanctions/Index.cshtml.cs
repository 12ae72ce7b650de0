using Enforcement.Api.Sanctions;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Sanctions;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Sanctions;

/// <summary>Joint sanctions as they went to utilities and registrars (Art 8, 19).</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, ICurrentActor current, IStringLocalizer<OversightTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? Open { get; set; }

    /// <summary>Only those whose receipt is not confirmed.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Waiting { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public Page<SanctionView> Sanctions { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;
    public bool MayCheck => SanctionRules.MayCheck(current.Actor!);

    public Task OnGetAsync()
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        return LoadAsync();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id)
    {
        ModelState.Clear();
        if (await this.TrySendAsync(mediator, new ConfirmSanction(id)) is not null)
        {
            TempData["Done"] = texts["sanction.confirmed"].Value;
            return Redirect(Request.With("handler", null));
        }
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        var page = PageRequest.Of(PageNumber, 50);
        var find = new FindSanctions(page, Waiting ? true : Open, Waiting ? false : null, Q);
        Sanctions = await mediator.FindAsync(find with { Sort = Sort }, find, HttpContext.RequestAborted);
        Pager = new Pager(page.Number, page.Size, Sanctions.Total);
    }
}
