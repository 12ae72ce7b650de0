using Enforcement.Api.Dashboards;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Overdue;

/// <summary>What is late, whose it is and where it stands: towns by stages, each figure leading to its cases.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public OverdueDashboard Overdue { get; private set; } = null!;

    /// <summary>Stages that have open cases, in their order.</summary>
    public IReadOnlyList<CaseStage> Stages { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Overdue = await mediator.Send(new GetOverdue(), ct);
        Stages = [.. Overdue.Items.Select(i => i.Stage).Distinct().Order()];
    }
}
