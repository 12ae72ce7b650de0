using Enforcement.Api.Dashboards;
using Enforcement.Web.Components;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Oversight;

/// <summary>The same figures for a screen on the wall: nothing to press, drawn anew every minute.</summary>
[Authorize]
public sealed class WallModel(IMediator mediator) : PageModel
{
    public Enforcement.Api.Dashboards.Oversight? Figures { get; private set; }

    public async Task OnGetAsync(string? town, CaseStage? stage, string? handler) =>
        Figures = await this.TrySendAsync(mediator, new GetOversight { Town = town, Stage = stage, Handler = handler });
}
