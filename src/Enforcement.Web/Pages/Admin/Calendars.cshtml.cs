using Enforcement.Api.Calendars;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Admin;

/// <summary>The State Council's working calendars: the years recorded, the days of one, and the import of the next.</summary>
[Allow(PersonRole.Administrator, PersonRole.Auditor)]
public sealed class CalendarsModel(IMediator mediator, IStringLocalizer<AdminTexts> texts) : PageModel
{
    private const int LargestFile = 1 << 20;

    public IReadOnlyList<CalendarYearSummary> Years { get; private set; } = [];
    public CalendarYearView? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(int? year)
    {
        await LoadAsync(year);
        return year is not null && Shown is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (file is null or { Length: 0 or > LargestFile })
        {
            ModelState.AddModelError("file", Messages.Of("refusal.evidence-file-missing"));
        }
        else
        {
            using var reader = new StreamReader(file.OpenReadStream());
            if (await this.TrySendAsync(mediator, new ImportCalendarYear(await reader.ReadToEndAsync())) is { } imported)
            {
                TempData["Done"] = texts["calendars.imported", imported.Year].Value;
                return Redirect($"/admin/calendars?year={imported.Year}");
            }
        }
        await LoadAsync(null);
        return Page();
    }

    private async Task LoadAsync(int? year)
    {
        Years = await mediator.Send(new ListCalendarYears(), HttpContext.RequestAborted);
        if (year is { } one) Shown = (await mediator.Send(new GetCalendarYear(one), HttpContext.RequestAborted)).Value;
    }
}
