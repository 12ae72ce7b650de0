using Enforcement.Api.Cases;
using Enforcement.Api.Dashboards;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Cases;

/// <summary>Cases: search, filters, sort and page, all kept in the address.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public CaseStage? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Town { get; set; }

    /// <summary>Hours within which the next deadline falls.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Due { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Open { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Late { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    /// <summary>What a figure of the supervisor's view asks for beside the filters in sight.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public BehindFigure Behind { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public IReadOnlyList<CaseListItem> Cases { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, PageSize, 0);
    public FilterNames Names { get; private set; } = null!;
    public IReadOnlyList<Option> Towns { get; private set; } = [];
    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        var page = PageRequest.Of(PageNumber, PageSize);
        Towns = await mediator.TownsAsync(ct);
        Names = await mediator.Send(new NameFilter(null, Behind.DutyUnit, Behind.Handler), ct);
        Views = await mediator.Send(new ListSavedViews("/cases"), ct);
        var found = await this.TrySendAsync(mediator, new FindCases
        {
            Q = Q, Stage = Stage, Town = Town, DueWithinHours = Due, Open = Open ? true : null, Overdue = Late ? true : null,
            Sort = Sort, Page = page,
            Handler = Behind.Handler, DutyUnit = Behind.DutyUnit, DutyLate = Behind.DutyLate, DutyWithinHours = Behind.DutyWithin,
            LeftStage = Behind.LeftStage, LeftFrom = Behind.LeftFrom, LeftTo = Behind.LeftTo,
            LateFromDays = Behind.LateFrom, LateBelowDays = Behind.LateBelow, OpenedFrom = Behind.OpenedFrom, OpenedTo = Behind.OpenedTo,
            EndedFrom = Behind.EndedFrom, EndedTo = Behind.EndedTo,
            BreachedFrom = Behind.BreachedFrom, BreachedTo = Behind.BreachedTo, FoundAtHome = Behind.Home,
        });
        if (found is null) return;
        Cases = found.Items;
        Pager = new Pager(page.Number, page.Size, found.Total, found.More);
    }
}

/// <summary>Filters that only the links of the supervisor's view set; the list names each and lets it be taken away.</summary>
public sealed class BehindFigure
{
    public string? Handler { get; set; }
    public string? DutyUnit { get; set; }
    public bool? DutyLate { get; set; }
    public int? DutyWithin { get; set; }
    public CaseStage? LeftStage { get; set; }
    public DateOnly? LeftFrom { get; set; }
    public DateOnly? LeftTo { get; set; }
    public int? LateFrom { get; set; }
    public int? LateBelow { get; set; }
    public DateOnly? OpenedFrom { get; set; }
    public DateOnly? OpenedTo { get; set; }
    public DateOnly? EndedFrom { get; set; }
    public DateOnly? EndedTo { get; set; }
    public DateOnly? BreachedFrom { get; set; }
    public DateOnly? BreachedTo { get; set; }
    public bool? Home { get; set; }

    /// <summary>Names of the address of those that are set.</summary>
    public IEnumerable<string> Set => Values.Keys;

    /// <summary>The same with their values.</summary>
    public IReadOnlyDictionary<string, object> Values =>
        GetType().GetProperties().Where(p => p.CanWrite && p.GetValue(this) is not null and not "")
            .ToDictionary(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..], p => p.GetValue(this)!);

    /// <summary>Those that go when one is taken away: they say more about it and nothing by themselves.</summary>
    public static string[] With(string name) => name switch { "dutyUnit" => [name, "dutyLate", "dutyWithin"], "leftStage" =>
        [name, "leftFrom", "leftTo"], _ => [name] };
}
