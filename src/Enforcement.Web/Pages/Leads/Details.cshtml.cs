using Enforcement.Api.Cases;
using Enforcement.Api.Evidence;
using Enforcement.Api.Journal;
using Enforcement.Api.Leads;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Leads;

/// <summary>A lead: what was seen, where, by whom; what may be the same; what the person can do; what happened.</summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator) : PageModel
{
    public LeadView Lead { get; private set; } = null!;
    public IReadOnlyList<JournalEntryView> Journal { get; private set; } = [];
    public IReadOnlyList<EvidenceFileView> Evidence { get; private set; } = [];
    public JournalVerification? Verification { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, bool verify, CancellationToken ct)
    {
        var found = await mediator.Send(new GetLead(id), ct);
        if (!found.IsOk) return NotFound();
        Lead = found.Value;
        Journal = [.. ((await mediator.Send(new GetLeadJournal(id), ct)).Value?.Items ?? []).Reverse()];
        Evidence = await mediator.Send(new ListEvidence(null, id), ct);
        if (verify) Verification = (await mediator.Send(new VerifyLeadJournal(id), ct)).Value;
        return Page();
    }
}
