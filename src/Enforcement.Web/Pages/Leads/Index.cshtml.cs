using Enforcement.Api.Leads;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Leads;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Leads;

/// <summary>Leads: search, filters, sort and page in the address; dispatch of many at once.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, ICurrentActor current, IStringLocalizer<LeadTexts> texts) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public LeadChannel? Channel { get; set; }

    [BindProperty(SupportsGet = true)]
    public LeadState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Town { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Open { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Late { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Patrol { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public IReadOnlyList<LeadListItem> Leads { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, PageSize, 0);
    public IReadOnlyList<Option> Towns { get; private set; } = [];

    /// <summary>Which leads could not be dispatched, and why.</summary>
    public IReadOnlyList<SkippedLead> Skipped { get; private set; } = [];

    public bool MayRecord => current.Actor is { } a && LeadChannel.All.Any(c => c.MayRecord(a));
    public bool MayDispatch => current.Actor is { } a && LeadProcess.MayDispatch(a);

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(List<Guid> ids, string? to, CancellationToken ct)
    {
        ModelState.Clear();
        if (ids.Count == 0) ModelState.AddModelError("", texts["leads.chooseSome"]);
        else if (await this.TrySendAsync(mediator, new DispatchManyLeads(ids, string.IsNullOrEmpty(to) ? null : to)) is { } done)
        {
            Skipped = done.Skipped;
            if (done.Skipped.Count == 0)
            {
                TempData["Done"] = texts["leads.dispatched", done.Dispatched].Value;
                return Redirect($"/leads{Request.QueryString}");
            }
            ModelState.AddModelError("", texts["leads.someSkipped", done.Dispatched, done.Skipped.Count]);
        }
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var page = PageRequest.Of(PageNumber, PageSize);
        Towns = await mediator.TownsAsync(ct);
        var found = await this.TrySendAsync(mediator, new FindLeads
        {
            Q = Q, Channel = Channel, State = State, Town = Town, Open = Open ? true : null, Late = Late ? true : null, Patrol = Patrol,
            Sort = Sort, Page = page,
        });
        if (found is null) return;
        Leads = found.Items;
        Pager = new Pager(page.Number, page.Size, found.Total);
    }
}
