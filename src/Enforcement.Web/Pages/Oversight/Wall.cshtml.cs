using Enforcement.Api.Dashboards;
using Enforcement.Workflows.Cases;
using Enforcement.Api.Identity;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Oversight;

/// <summary>
/// The same figures for a screen on the wall: nothing to press, drawn anew every minute; whoever opens it gives it a session of its own.
/// </summary>
[Authorize]
public sealed class WallModel(IMediator mediator) : PageModel
{
    public Enforcement.Api.Dashboards.Oversight? Figures { get; private set; }

    public FilterNames Names { get; private set; } = null!;
    public CaseStage? Stage { get; private set; }

    public async Task OnGetAsync(string? town, CaseStage? stage, string? handler, string? dutyUnit, CancellationToken ct)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        Stage = stage;
        Names = await mediator.Send(new NameFilter(town, dutyUnit, handler), ct);
        Figures = await this.TrySendAsync(mediator,
            new GetOversight { Town = town, Stage = stage, Handler = handler, DutyUnit = dutyUnit });
        await mediator.Send(new KeepWall(), ct);
    }
}
