using Enforcement.Api.Documents;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Documents;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Documents;

/// <summary>A document: its files, service, scans, values and journal.</summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator, IStringLocalizer<DocumentTexts> texts, IStringLocalizer<SharedTexts> shared)
    : PageModel
{
    public DocumentDetails Document { get; private set; } = null!;
    public DocumentJournal Journal { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostScanAsync(Guid id, IFormFile? file)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (file is null)
        {
            ModelState.AddModelError("file", Messages.Of("refusal.evidence-file-missing"));
            return Page();
        }
        await using var content = file.OpenReadStream();
        if (await this.TrySendAsync(mediator, new AttachScan(id, content, file.FileName)) is null) return Page();
        TempData["Done"] = texts["details.scanAdded", file.FileName].Value;
        return Redirect($"/documents/{id}");
    }

    /// <summary>What the receipt says, without what is empty.</summary>
    public IEnumerable<(string Label, string Value)> ServiceFacts(Service s)
    {
        ArgumentNullException.ThrowIfNull(s);
        (string, string?)[] facts =
        [
            ("place", s.Place), ("receiver", s.Receiver), ("relation", s.Relation), ("servers", string.Join('、', s.Servers ?? [])),
            ("witnesses", string.Join('、', s.Witnesses ?? [])),
            ("refusalReason", s.RefusalReason), ("postedAt", s.PostedAt is { } at ? LegalDates.Instant(at) : null),
            ("reference", s.Reference), ("consent", s.Consent ? shared["form.yes"].Value : null),
        ];
        return facts.Where(f => !string.IsNullOrEmpty(f.Item2)).Select(f => (texts[$"field.{f.Item1}"].Value, f.Item2!));
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var found = await mediator.Send(new GetDocument(id), HttpContext.RequestAborted);
        if (!found.IsOk) return false;
        Document = found.Value;
        Journal = (await mediator.Send(new GetDocumentJournal(id), HttpContext.RequestAborted)).Value!;
        return true;
    }
}
