using System.Text;
using Enforcement.Api.DueCalendar;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Calendar;

/// <summary>The subscription of a person, by its secret address: numbers, towns and what is due, nothing about parties.</summary>
[AllowAnonymous]
public sealed class FeedModel(IMediator mediator, LegalClock clock, DueWords words, IStringLocalizer<ReportTexts> texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        var found = await mediator.Send(new ReadCalendarFeed(token), ct);
        if (!found.IsOk) return NotFound();
        var site = $"{Request.Scheme}://{Request.Host}";
        var text = ICalendar.Write(texts["feed.name"], clock.Now, found.Value.Select(i => new CalendarEntry(
            i.Id, i.Day, words.Of(i), texts["feed.about", i.Unit.Name, i.Number ?? "—", LegalDates.Due(i.DueAt)], site + i.Link)));
        Response.Headers.CacheControl = "private, no-store";
        return File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8");
    }
}
