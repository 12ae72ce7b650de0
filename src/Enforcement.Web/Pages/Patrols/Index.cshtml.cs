using Enforcement.Api.Patrols;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Patrols;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Patrols;

/// <summary>The patrol ledger (Art 11–14).</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, ICurrentActor current) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public PatrolLevel? Level { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Town { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Nil { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public Page<PatrolView> Patrols { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;
    public IReadOnlyList<Option> Towns { get; private set; } = [];
    public bool MayRecord => current.Actor is { } a && PatrolDecider.LevelOf(a) is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        var page = PageRequest.Of(PageNumber, PageSize);
        Towns = await mediator.TownsAsync(ct);
        Patrols = await mediator.Send(new FindPatrols { Q = Q, Level = Level, Town = Town, Nil = Nil ? true : null, Page = page }, ct);
        Pager = new Pager(page.Number, page.Size, Patrols.Total);
    }
}
