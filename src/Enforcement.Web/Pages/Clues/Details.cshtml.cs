using Enforcement.Api.Clues;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Clues;

/// <summary>A clue, for its sender, its addressee and auditors.</summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator) : PageModel
{
    public ClueView Clue { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string? note)
    {
        if (await this.TrySendAsync(mediator, new ReceiveClue(id, note)) is not null) return Redirect($"/clues/{id}");
        return await LoadAsync(id) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var found = await mediator.Send(new GetClue(id), HttpContext.RequestAborted);
        if (found.IsOk) Clue = found.Value;
        return found.IsOk;
    }
}
