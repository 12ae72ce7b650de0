using Enforcement.Api.ListedItems;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.ListedItems;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.ListedItems;

/// <summary>Historical listed items 历年挂账 (Art 30): the list, and its import by planning.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, ICurrentActor current, IStringLocalizer<OversightTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Town { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? Open { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public Page<ListedItemView> Items { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;
    public IReadOnlyList<Option> Towns { get; private set; } = [];

    /// <summary>What the import just now came to.</summary>
    public ListedImport? Imported { get; private set; }

    public bool MayKeep => ListedItemDecider.MayKeep(current.Actor!);

    public Task OnGetAsync()
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        return LoadAsync();
    }

    public async Task OnPostAsync(IFormFile? file)
    {
        ModelState.Clear();
        if (file is null) ModelState.AddModelError("file", texts["listed.noFile"]);
        else Imported = await this.TrySendAsync(mediator, new UploadListedItems(file));
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var page = PageRequest.Of(PageNumber, 50);
        Towns = await mediator.TownsAsync(HttpContext.RequestAborted);
        var find = new FindListedItems(page, Town, Open, Q);
        Items = await mediator.FindAsync(find with { Sort = Sort }, find, HttpContext.RequestAborted);
        Pager = new Pager(page.Number, page.Size, Items.Total);
    }
}
