using Enforcement.Api.Imports;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Imports;

/// <summary>Imports of the unit, and for the district's four bodies all of them.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public IReadOnlyList<ImportView> Imports { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, PageSize, 0);

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        var page = PageRequest.Of(PageNumber, PageSize);
        var found = await mediator.Send(new FindImports(page), ct);
        Imports = found.Items;
        Pager = new Pager(page.Number, page.Size, found.Total);
    }
}
