using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.MonthlyReports;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Reports;

/// <summary>The reports of a month: every town that the person may see, who is late and who is missing (Art 15).</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, LegalClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true)]
    public ReportState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? Missing { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? Late { get; set; }

    public Page<ReportItem> Reports { get; private set; } = null!;
    public string Previous { get; private set; } = "";
    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        var present = ReportMonth.Of(LegalTime.DateOf(clock.Now));
        var month = ReportMonth.Parse(Month) is { } named && named <= present ? named : present;
        (Month, Previous, Next) = (month.ToString(), month.Previous.ToString(), month < present ? month.Next.ToString() : null);
        Reports = (await mediator.Send(new ListReports(Month, State, Late, Missing), ct)).Value!;
    }
}
