using Enforcement.Api.Documents;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Documents;

/// <summary>The register of documents and their numbers, void ones included.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public DocumentKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public DocumentState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Town { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public Page<DocumentItem> Documents { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;
    public IReadOnlyList<Option> Towns { get; private set; } = [];
    public bool MayDraft { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        var page = PageRequest.Of(PageNumber, PageSize);
        Towns = await mediator.TownsAsync(ct);
        MayDraft = (await mediator.Send(new ListDraftable(null), ct)).Value is { Count: > 0 };
        var request = new FindDocuments { Q = Q, Kind = Kind, State = State, Unit = Unit, Town = Town, Year = Year, On = On, Sort = Sort,
            Page = page };
        var found = await mediator.Send(request, ct);
        Documents = found.IsOk ? found.Value : (await mediator.Send(request with { Sort = null }, ct)).Value!;
        Pager = new Pager(page.Number, page.Size, Documents.Total);
    }
}
