using Enforcement.Api.Cases;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages;

/// <summary>My work: what the person's unit must do, the most urgent first.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public bool? Late { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public Page<DutyListItem> Duties { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;
    public int All { get; private set; }
    public int LateTotal { get; private set; }
    public int Soon { get; private set; }
    public int OpenCases { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var request = PageRequest.Of(PageNumber, PageSize);
        var one = PageRequest.Of(1, 1);
        Duties = await mediator.Send(new FindDuties(request, Late), ct);
        Pager = new Pager(request.Number, request.Size, Duties.Total);
        LateTotal = Late == true ? Duties.Total : (await mediator.Send(new FindDuties(one, true), ct)).Total;
        All = Late is null ? Duties.Total : (await mediator.Send(new FindDuties(one), ct)).Total;
        Soon = (await mediator.Send(new FindCases { DueWithinHours = 24, Page = one }, ct)).Value?.Total ?? 0;
        OpenCases = (await mediator.Send(new FindCases { Open = true, Page = one }, ct)).Value?.Total ?? 0;
    }
}
