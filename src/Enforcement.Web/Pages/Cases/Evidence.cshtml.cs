using Enforcement.Api.Cases;
using Enforcement.Api.Evidence;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Cases;

/// <summary>Adds a photo, a video or a document to a case (Art 12).</summary>
[Authorize]
public sealed class EvidenceModel(IMediator mediator, IStringLocalizer<CaseTexts> texts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    public CaseView Case { get; private set; } = null!;

    [BindProperty]
    public EvidenceKind Kind { get; set; }

    [BindProperty]
    public string? TakenAt { get; set; }

    public async Task<IActionResult> OnGetAsync(string number) => await LoadAsync(number) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string number, IFormFile? file)
    {
        if (!await LoadAsync(number)) return NotFound();
        var takenAt = LegalDates.Parse(TakenAt);
        if (file is null) ModelState.AddModelError("file", Messages.Of("refusal.evidence-file-missing"));
        if (takenAt is null && !string.IsNullOrWhiteSpace(TakenAt)) ModelState.AddModelError("takenAt", shared["form.notAnInstant"]);
        if (!ModelState.IsValid) return Page();
        await using var content = file!.OpenReadStream();
        if (await this.TrySendAsync(mediator, new AddEvidence(number, content, file.FileName, Kind, takenAt)) is not { } added) return Page();
        TempData["Done"] = texts["act.evidenceAdded", added.FileName].Value;
        return Redirect($"/cases/{number}");
    }

    private async Task<bool> LoadAsync(string number)
    {
        var found = await mediator.Send(new GetCase(number), HttpContext.RequestAborted);
        if (found.IsOk) Case = found.Value;
        return found.IsOk && found.Value.MayAttachEvidence;
    }
}
