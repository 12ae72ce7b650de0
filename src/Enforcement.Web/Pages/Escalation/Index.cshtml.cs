using Enforcement.Api.Escalation;
using Enforcement.Api.Shared;
using Enforcement.Web.Components;
using Enforcement.Workflows.Escalation;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Escalation;

/// <summary>The ladder for units: reminders, talks, accountability (Art 3, 29).</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public MeasureKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public MeasureState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public Page<MeasureItem> Measures { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;
    public IReadOnlyList<Option> Towns { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        var page = PageRequest.Of(PageNumber, 50);
        Towns = await mediator.TownsAsync(ct);
        var find = new FindMeasures(page, Unit, Kind, State);
        Measures = (await mediator.Send(find with { Sort = Sort }, ct)).Value ?? (await mediator.Send(find, ct)).Value!;
        Pager = new Pager(page.Number, page.Size, Measures.Total);
    }
}
