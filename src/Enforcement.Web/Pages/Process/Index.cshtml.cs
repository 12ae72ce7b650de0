using Enforcement.Api.Dashboards;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Tracks;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Process;

/// <summary>The process as it is, drawn from its own data, with how many cases stand where.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyDictionary<CaseStage, StageCount> Counts { get; private set; } = new Dictionary<CaseStage, StageCount>();

    /// <summary>What is drawn: the track that was asked for, or the one under which cases are opened now.</summary>
    public Track Track { get; private set; } = TrackRegistry.Current;

    public async Task<IActionResult> OnGetAsync(string? track, int? version, CancellationToken ct)
    {
        var asked = track is null ? Track : TrackRegistry.All.FirstOrDefault(t => t.Id == track && t.Version == (version ?? 1));
        if (asked is null) return NotFound();
        Track = asked;
        Counts = (await mediator.Send(new GetProcessCounts(), ct)).ToDictionary(c => c.Stage);
        return Page();
    }
}
