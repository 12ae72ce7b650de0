using Enforcement.Api.Identity;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Admin;

/// <summary>Keys of machine clients: made here, shown once, revoked here.</summary>
[Allow(PersonRole.Administrator)]
public sealed class KeysModel(IMediator mediator, IStringLocalizer<AdminTexts> texts) : PageModel
{
    private const int PageSize = 25;

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public Page<ApiKeyView> Keys { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;

    /// <summary>A key just made, shown this once.</summary>
    public GivenApiKey? Given { get; private set; }

    public Task OnGetAsync(int? p) => ShowAsync(p);

    public async Task OnPostAsync()
    {
        Given = await this.TrySendAsync(mediator, new CreateApiKey(UserName, Name));
        if (Given is not null) (UserName, Name) = (null, null);
        await ShowAsync(null);
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id)
    {
        if (await this.TryDoAsync(mediator, new RevokeApiKey(id)))
        {
            TempData["Done"] = texts["keys.revoked"].Value;
            return Redirect("/admin/keys");
        }
        await ShowAsync(null);
        return Page();
    }

    private async Task ShowAsync(int? p)
    {
        var page = PageRequest.Of(p, PageSize);
        Keys = await mediator.Send(new ListApiKeys(page), HttpContext.RequestAborted);
        Pager = new Pager(page.Number, page.Size, Keys.Total);
    }
}
