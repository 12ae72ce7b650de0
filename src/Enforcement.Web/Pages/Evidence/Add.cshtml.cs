using Enforcement.Api.Cases;
using Enforcement.Api.Evidence;
using Enforcement.Api.Leads;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Evidence;

/// <summary>Adds a photo, a film or a document to a case or to a lead (Art 12).</summary>
[Authorize]
public sealed class AddModel(IMediator mediator, IStringLocalizer<CaseTexts> texts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    /// <summary>Where to go back to, and its name.</summary>
    public string Back { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string About { get; private set; } = "";

    [BindProperty]
    public EvidenceKind Kind { get; set; }

    [BindProperty]
    public string? TakenAt { get; set; }

    public async Task<IActionResult> OnGetAsync(string? number, Guid? leadId) => await LoadAsync(number, leadId) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? number, Guid? leadId, IFormFile? file, IFormFile? thumbnail)
    {
        if (!await LoadAsync(number, leadId)) return NotFound();
        var takenAt = LegalDates.Parse(TakenAt);
        if (file is null) ModelState.AddModelError("file", Messages.Of("refusal.evidence-file-missing"));
        if (takenAt is null && !string.IsNullOrWhiteSpace(TakenAt)) ModelState.AddModelError("takenAt", shared["form.notAnInstant"]);
        if (!ModelState.IsValid) return Page();
        using var small = new MemoryStream();
        if (thumbnail is { Length: <= 1 << 20 }) await thumbnail.CopyToAsync(small, HttpContext.RequestAborted);
        await using var content = file!.OpenReadStream();
        var request = new AddEvidence
        {
            CaseNumber = number, LeadId = leadId, Content = content, FileName = file.FileName, Kind = Kind, TakenAt = takenAt,
            Thumbnail = small.Length > 0 ? small.ToArray() : null,
        };
        if (await this.TrySendAsync(mediator, request) is not { } added) return Page();
        TempData["Done"] = texts["act.evidenceAdded", added.FileName].Value;
        return Redirect(Back);
    }

    private async Task<bool> LoadAsync(string? number, Guid? leadId)
    {
        var ct = HttpContext.RequestAborted;
        if (number is not null)
        {
            var found = await mediator.Send(new GetCase(number), ct);
            if (!found.IsOk) return false;
            (Back, Name, About) = ($"/cases/{number}", number, $"{found.Value.Town.Name} · {found.Value.Address}");
            return found.Value.MayAttachEvidence;
        }
        var lead = leadId is { } id ? (await mediator.Send(new GetLead(id), ct)).Value : null;
        if (lead is null) return false;
        (Back, Name, About) = ($"/leads/{lead.Id}", lead.SourceNumber, lead.Address);
        return lead.MayAttachEvidence;
    }
}
