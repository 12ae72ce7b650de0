using Enforcement.Api.DueCalendar;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.MonthlyReports;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Calendar;

/// <summary>What is due this month for whom, and the subscription to it.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, LegalClock clock, DueWords words) : PageModel
{
    /// <summary>What may be due.</summary>
    public static readonly IReadOnlyList<string> Groups = ["duty", "lead", "report", "followUp", "measure"];

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    public string Previous { get; private set; } = "";
    public string Next { get; private set; } = "";
    public IReadOnlyList<DueItem> Items { get; private set; } = [];
    public IReadOnlyList<Option> Units { get; private set; } = [];
    public CalendarFeedView Feed { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        var month = ReportMonth.Parse(Month) ?? ReportMonth.Of(LegalTime.DateOf(clock.Now));
        (Month, Previous, Next) = (month.ToString(), month.Previous.ToString(), month.Next.ToString());
        var all = (await mediator.Send(new GetDueCalendar(Month), ct)).Value!;
        Units = [.. all.Select(i => i.Unit).DistinctBy(u => u.Code).OrderBy(u => u.Code, StringComparer.Ordinal)
            .Select(u => new Option(u.Code, u.Name))];
        Items = [.. all.Where(i => (string.IsNullOrEmpty(Unit) || i.Unit.Code == Unit) && (!Groups.Contains(Group) || i.Group == Group))];
        Feed = await mediator.Send(new GetCalendarFeed(), ct);
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken ct)
    {
        var feed = await mediator.Send(new RenewCalendarFeed(false), ct);
        TempData["Feed"] = $"{Request.Scheme}://{Request.Host}/calendar/{feed.Token}.ics";
        return Redirect("/calendar#feed");
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken ct)
    {
        await mediator.Send(new RenewCalendarFeed(true), ct);
        return Redirect("/calendar#feed");
    }

    public string WordsOf(DueItem item) => words.Of(item);
}

/// <summary>What is due, in words; shared by page and subscription.</summary>
public sealed class DueWords(IStringLocalizer<ReportTexts> reports, IStringLocalizer<CaseTexts> cases,
    IStringLocalizer<SatelliteTexts> satellite, IStringLocalizer<OversightTexts> oversight)
{
    /// <summary>补交送达证明（溪翁庄镇）.</summary>
    public string Of(DueItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var pascal = char.ToUpperInvariant(item.Kind[0]) + item.Kind[1..];
        return item.Group switch
        {
            "duty" => reports["due.of", cases[$"duty.{pascal}"].Value, item.Town],
            "lead" => reports["due.of", cases["deadline.Verification"].Value, item.Town],
            "report" => reports["due.report", item.Kind, item.Town],
            "measure" => reports["due.of", oversight[$"measure.{pascal}"].Value, item.Town],
            _ => reports["due.of", satellite[$"followUp.{pascal}"].Value, item.Town],
        };
    }
}
