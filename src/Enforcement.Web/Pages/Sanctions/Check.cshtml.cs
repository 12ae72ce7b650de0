using Enforcement.Api.Sanctions;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Sanctions;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Sanctions;

/// <summary>The check desk: yes or no with the case's number before somebody is served; every question is logged.</summary>
[Authorize]
public sealed class CheckModel(IMediator mediator, ICurrentActor current, IStringLocalizer<SharedTexts> shared) : PageModel
{
    public string? PartyName { get; private set; }
    public string? IdNumber { get; private set; }
    public string? Lon { get; private set; }
    public string? Lat { get; private set; }
    public SanctionCheck? Answer { get; private set; }
    public Page<SanctionCheckItem> Checks { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!SanctionRules.MayCheck(current.Actor!)) return NotFound();
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? idNumber)
    {
        var read = new FormReader(Request.Form, ModelState, shared);
        (PartyName, IdNumber, Lon, Lat) = (name, idNumber, read.Text("lon"), read.Text("lat"));
        var request = new CheckSanctions(name, idNumber, read.Number("lon"), read.Number("lat"));
        if (ModelState.IsValid) Answer = await this.TrySendAsync(mediator, request);
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync() =>
        Checks = await mediator.Send(new ListSanctionChecks(PageRequest.Of(1, 20)), HttpContext.RequestAborted);
}
