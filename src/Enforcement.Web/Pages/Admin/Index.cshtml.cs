using Enforcement.Api.Identity;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Admin;

/// <summary>The people who may sign in.</summary>
[Allow(PersonRole.Administrator)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    private const int PageSize = 25;

    public string? Q { get; private set; }
    public Page<PersonView> People { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(string? q, int? p, CancellationToken ct)
    {
        Q = q;
        var page = PageRequest.Of(p, PageSize);
        People = await mediator.Send(new ListPeople(page, q), ct);
        Pager = new Pager(page.Number, page.Size, People.Total);
    }
}
