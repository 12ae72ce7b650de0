using Enforcement.Api.Documents;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Deadlines;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Documents;

/// <summary>A town's documents of a day, to print or to save in one file.</summary>
[Authorize]
public sealed class DayModel(IMediator mediator, ICurrentActor current, LegalClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Town { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    public IReadOnlyList<Option> Towns { get; private set; } = [];
    public Page<DocumentItem> Documents { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        Towns = await mediator.TownsAsync(ct);
        Town = Towns.FirstOrDefault(t => t.Value == Town)?.Value ?? Towns.FirstOrDefault(t => t.Value == current.Actor!.UnitCode)?.Value
            ?? Towns[0].Value;
        On ??= LegalTime.DateOf(clock.Now);
        Documents = (await mediator.Send(new FindDocuments { Town = Town, On = On, Sort = "issuedAt",
            Page = PageRequest.Of(1, PageRequest.MaxSize) }, ct)).Value!;
    }
}
