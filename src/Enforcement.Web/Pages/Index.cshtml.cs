using Enforcement.Api.Cases;
using Enforcement.Api.DueCalendar;
using Enforcement.Api.Leads;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Leads;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages;

/// <summary>My work: what the person's unit must do, the most urgent first.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, ICurrentActor current, LegalClock clock) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public bool? Late { get; set; }

    /// <summary>Only what is due within 24 hours.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Soon { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public Page<DutyListItem> Duties { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;
    public int All { get; private set; }
    public int LateTotal { get; private set; }
    public int SoonTotal { get; private set; }
    /// <summary>Leads that this person's unit must verify or, for who dispatches, send to a town.</summary>
    public int Leads { get; private set; }
    public bool Dispatches { get; private set; }
    public int OpenCases { get; private set; }
    /// <summary>Reports and follow-ups of the person's own unit that are due this month.</summary>
    public IReadOnlyList<DueItem> Due { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var request = PageRequest.Of(PageNumber, PageSize);
        var one = PageRequest.Of(1, 1);
        Duties = await mediator.Send(new FindDuties(request, Late, Soon ? 24 : null), ct);
        Pager = new Pager(request.Number, request.Size, Duties.Total);
        var now = clock.Now;
        var due = ((await mediator.Send(new GetDueCalendar(null, current.Actor!.UnitCode), ct)).Value ?? [])
            .Where(d => d.Group is "report" or "followUp").ToList();
        var (late, soon) = (due.Where(d => d.Late).ToList(), due.Where(d => !d.Late && d.DueAt <= now.AddHours(24)).ToList());
        Due = Late == true ? late : Soon ? soon : due;
        // The figures count what stands in the list below them: the duties of cases and the unit's own.
        LateTotal = (await mediator.Send(new FindDuties(one, true), ct)).Total + late.Count;
        All = (await mediator.Send(new FindDuties(one), ct)).Total + due.Count;
        SoonTotal = (await mediator.Send(new FindDuties(one, DueWithinHours: 24), ct)).Total + soon.Count;
        Dispatches = LeadProcess.MayDispatch(current.Actor!);
        Leads = (await mediator.Send(new FindLeads { State = Dispatches ? LeadState.New : LeadState.Dispatched, Page = one },
            ct)).Value?.Total ?? 0;
        OpenCases = (await mediator.Send(new FindCases { Open = true, Page = one }, ct)).Value?.Total ?? 0;
    }
}
