using Enforcement.Api.Dashboards;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Process;

/// <summary>The process as it is, drawn from its own data, with how many cases stand where.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyDictionary<CaseStage, StageCount> Counts { get; private set; } = new Dictionary<CaseStage, StageCount>();

    public async Task OnGetAsync(CancellationToken ct) =>
        Counts = (await mediator.Send(new GetProcessCounts(), ct)).ToDictionary(c => c.Stage);
}
