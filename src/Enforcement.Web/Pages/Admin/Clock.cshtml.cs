using Enforcement.Api.Shared;
using Enforcement.Api.Simulation;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Admin;

/// <summary>The drill clock: moves legal time forward and runs every due job, where simulation is on.</summary>
[Allow(PersonRole.Administrator)]
public sealed class ClockModel(IMediator mediator, IStringLocalizer<AdminTexts> texts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    /// <summary>Null where simulation is off.</summary>
    public ClockView? View { get; private set; }

    public string? Typed { get; private set; }

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync(string? now, int? hours)
    {
        await LoadAsync();
        if (View is null) return NotFound();
        Typed = now;
        var to = hours is { } ahead ? View.Now.AddHours(ahead) : LegalDates.Parse(now);
        if (to is null) ModelState.AddModelError("now", shared["form.notAnInstant"]);
        if (!ModelState.IsValid || await this.TrySendAsync(mediator, new MoveClock(to)) is not { } moved) return Page();
        await mediator.Send(new RunJobs(), HttpContext.RequestAborted);
        TempData["Done"] = texts["clock.moved", LegalDates.Instant(moved.Now)].Value;
        return Redirect("/admin/clock");
    }

    private async Task LoadAsync() => View = (await mediator.Send(new GetClock(), HttpContext.RequestAborted)).Value;
}
