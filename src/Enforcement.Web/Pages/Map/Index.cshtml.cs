using System.Globalization;
using Enforcement.Api.Maps;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Map;

/// <summary>The map and the same as a list; filters, view and page in the address. Without scripts the list works alone.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, ICurrentActor current) : PageModel
{
    private const int PageSize = 20;

    public static IReadOnlyList<string> AllLayers { get; } = ["cases", "leads", "patches"];

    [BindProperty(SupportsGet = true)]
    public List<string> Layers { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public CaseStage? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public LeadState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public LeadChannel? Channel { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Town { get; set; }

    [BindProperty(SupportsGet = true)]
    public MapUrgency? Urgency { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Middle of the view, as the script keeps it: longitude, latitude.</summary>
    [BindProperty(SupportsGet = true)]
    public string? C { get; set; }

    /// <summary>Zoom of the view.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Z { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    /// <summary>Where to look for what is near.</summary>
    public double? Lon { get; private set; }
    public double? Lat { get; private set; }
    /// <summary>How far, in metres.</summary>
    public double Metres { get; private set; } = 500;

    public IReadOnlyList<MapPlace> Places { get; private set; } = [];
    public IReadOnlyList<NearPlace>? Near { get; private set; }
    public Pager Pager { get; private set; } = new(1, PageSize, 0);
    public IReadOnlyList<Option> Towns { get; private set; } = [];

    public bool MayImport => ImportOutlines.Roles.Any(r => current.Actor?.Is(r) == true);
    public bool IsFiltered => (Layers.Count > 0 && Layers.Count < AllLayers.Count) || Stage is not null || State is not null
        || Channel is not null || Town is not null || Urgency is not null || Q is not null || Near is not null;

    /// <summary>The filters, for the other form of the page.</summary>
    public IEnumerable<(string Name, string Value)> Kept =>
        Request.Query.Where(q => q.Key is not ("lon" or "lat" or "metres" or "p" or "sel"))
            .SelectMany(q => q.Value.Select(v => (q.Key, Value: v ?? ""))).Where(q => q.Value.Length > 0 || q.Key is "c" or "z");

    public async Task OnGetAsync(string? lon, string? lat, string? metres, CancellationToken ct)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        Layers = [.. Layers.Where(AllLayers.Contains)];
        Towns = await mediator.TownsAsync(ct);
        (Lon, Lat, Metres) = (Number(lon), Number(lat), Number(metres) ?? Metres);
        if (lon is not null || lat is not null) Near = await this.TrySendAsync(mediator, new FindNear(Lon, Lat, Metres));
        var found = await this.TrySendAsync(mediator, new FindOnMap { Layers = Layers, Stage = Stage, State = State, Channel = Channel,
            Town = Town, Urgency = Urgency, Q = Q });
        if (found is null) return;
        var page = PageRequest.Of(PageNumber, PageSize);
        Pager = new Pager(page.Number, page.Size, found.Count);
        Places = [.. found.Skip((int)Math.Min((long)(page.Number - 1) * page.Size, found.Count)).Take(page.Size)];
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) ? n : null;
}
