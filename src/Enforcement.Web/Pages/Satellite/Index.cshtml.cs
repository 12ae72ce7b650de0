using Enforcement.Api.SatelliteReview;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.SatelliteReview;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Satellite;

/// <summary>The months' satellite reviews (Art 16).</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, ICurrentActor current, LegalClock clock) : PageModel
{
    public Page<ReviewItem> Reviews { get; private set; } = null!;
    public string Month { get; private set; } = "";
    public bool MayReview => current.Actor is { } a && ReviewDecider.MayReview(a);

    public Task OnGetAsync() => LoadAsync(null);

    public async Task<IActionResult> OnPostAsync(string? month)
    {
        if (await this.TrySendAsync(mediator, new CreateReview(month)) is { } review) return Redirect($"/satellite/{review.Month}");
        await LoadAsync(month);
        return Page();
    }

    private async Task LoadAsync(string? month)
    {
        Month = month ?? ReportMonth.Of(LegalTime.DateOf(clock.Now)).ToString();
        Reviews = await mediator.Send(new ListReviews(), HttpContext.RequestAborted);
    }
}
