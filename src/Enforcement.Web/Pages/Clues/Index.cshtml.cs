using Enforcement.Api.Clues;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Clues;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Clues;

/// <summary>Clues about officials that the person sent or that were sent to discipline (Art 5).</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, ICurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public Page<ClueItem> Clues { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;
    public bool MayForward => ClueDecider.MayForward(current.Actor!);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = PageRequest.Of(PageNumber, 50);
        Clues = await mediator.Send(new ListClues(page), ct);
        Pager = new Pager(page.Number, page.Size, Clues.Total);
    }
}
