using Enforcement.Api.Cases;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Cases;

/// <summary>Cases: search, filters, sort and page, all kept in the address.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public CaseStage? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Town { get; set; }

    /// <summary>Hours within which the next deadline falls.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Due { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Open { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Late { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public IReadOnlyList<CaseListItem> Cases { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, PageSize, 0);
    public IReadOnlyList<Option> Towns { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        var page = PageRequest.Of(PageNumber, PageSize);
        Towns = await mediator.TownsAsync(ct);
        var found = await this.TrySendAsync(mediator, new FindCases
        {
            Q = Q, Stage = Stage, Town = Town, DueWithinHours = Due, Open = Open ? true : null, Overdue = Late ? true : null, Sort = Sort, Page = page,
        });
        if (found is null) return;
        Cases = found.Items;
        Pager = new Pager(page.Number, page.Size, found.Total);
    }
}
