using Enforcement.Api.Cases;
using Enforcement.Api.Evidence;
using Enforcement.Api.Leads;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Leads;

/// <summary>A lead beside what may be the same construction, so that a person can decide.</summary>
[Authorize]
public sealed class CompareModel(IMediator mediator) : PageModel
{
    public LeadView Lead { get; private set; } = null!;

    /// <summary>The other lead, or null when it is a case.</summary>
    public LeadView? Other { get; private set; }

    /// <summary>The case, or null when it is a lead.</summary>
    public CaseView? Case { get; private set; }

    public IReadOnlyList<EvidenceFileView> LeadEvidence { get; private set; } = [];
    public IReadOnlyList<EvidenceFileView> OtherEvidence { get; private set; } = [];

    /// <summary>Metres between them; null when they are further apart than duplicates are offered.</summary>
    public double? Metres { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? with, CancellationToken ct)
    {
        var found = await mediator.Send(new GetLead(id), ct);
        if (!found.IsOk || with is null) return NotFound();
        Lead = found.Value;
        if (Guid.TryParse(with, out var other)) Other = (await mediator.Send(new GetLead(other), ct)).Value;
        else Case = (await mediator.Send(new GetCase(with), ct)).Value;
        LeadEvidence = await mediator.Send(new ListEvidence(null, id), ct);
        OtherEvidence = await mediator.Send(new ListEvidence(Case?.Number, Other?.Id), ct);
        Metres = Lead.PossibleDuplicates.FirstOrDefault(d => d.LeadId?.ToString() == with || d.CaseNumber == with)?.DistanceMetres;
        return Other is null && Case is null ? NotFound() : Page();
    }
}
