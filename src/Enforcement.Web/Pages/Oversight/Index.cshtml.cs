using System.Globalization;
using Enforcement.Api.Dashboards;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Oversight;

/// <summary>What is late, whose it is and why: every figure opens its list, the filter lives in the address.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Town { get; set; }

    [BindProperty(SupportsGet = true)]
    public CaseStage? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Handler { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? DutyUnit { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public Enforcement.Api.Dashboards.Oversight? Figures { get; private set; }
    public FilterNames Names { get; private set; } = null!;
    public IReadOnlyList<Option> Towns { get; private set; } = [];
    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        Towns = await mediator.TownsAsync(ct);
        Views = await mediator.Send(new ListSavedViews("/oversight"), ct);
        Names = await mediator.Send(new NameFilter(Town, DutyUnit, Handler), ct);
        Figures = await this.TrySendAsync(mediator,
            new GetOversight { Town = Town, Stage = Stage, Handler = Handler, DutyUnit = DutyUnit, From = From, To = To });
    }

    /// <summary>Another view of the same filter.</summary>
    public string Same(string path) =>
        Address(path, [("town", Town), ("stage", Stage), ("handler", Handler), ("dutyUnit", DutyUnit), ("from", From), ("to", To)]);

    /// <summary>The list of cases in progress behind a figure, within the filter.</summary>
    public string Open(params (string Key, object? Value)[] more) =>
        Address("/cases", [("open", "true"), ("town", Town), ("stage", Stage), ("handler", Handler), ("dutyUnit", DutyUnit), .. more]);

    /// <summary>The list behind a figure of the period: the filter's town alone counts there.</summary>
    public string Past(params (string Key, object? Value)[] more) => Address("/cases", [("town", Town), .. more]);

    /// <summary>The later of two values for the same key holds.</summary>
    private static string Address(string path, IEnumerable<(string Key, object? Value)> values)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in values.Where(v => v.Value is not null and not "").GroupBy(v => v.Key).Select(g => g.Last()))
            query.Add(key, value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : Convert.ToString(value, CultureInfo.InvariantCulture)!);
        return path + query;
    }
}
