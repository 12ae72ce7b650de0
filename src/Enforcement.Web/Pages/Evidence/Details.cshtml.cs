using Enforcement.Api.Evidence;
using Enforcement.Web.Resources;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Evidence;

/// <summary>
/// One piece of evidence: what it says of itself beside the record, its hashes, its original; correct its pin, ask for its original.
/// </summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator, IStringLocalizer<CaseTexts> texts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    public EvidenceFileView Evidence { get; private set; } = null!;
    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPinAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        var read = new FormReader(Request.Form, ModelState, shared);
        var body = new PinBody(read.Number("lon"), read.Number("lat"), read.Text("reason"));
        if (!ModelState.IsValid || await this.TrySendAsync(mediator, new CorrectEvidencePin(id, body)) is null) return Page();
        TempData["Done"] = texts["evidence.pinned"].Value;
        return Redirect($"/evidence/{id}");
    }

    public async Task<IActionResult> OnPostOriginalAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (await this.TrySendAsync(mediator, new RequestOriginal(id)) is null) return Page();
        TempData["Done"] = texts["evidence.originalAsked"].Value;
        return Redirect($"/evidence/{id}");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var found = await mediator.Send(new GetEvidence(id), HttpContext.RequestAborted);
        if (!found.IsOk) return false;
        Evidence = found.Value;
        var typed = HttpMethods.IsPost(Request.Method) ? Request.Form : null;
        FormField Ask(string name, FieldKind kind) => new(name, kind, texts[$"field.{name}"]) { Value = typed?[name].ToString() };
        Fields = [Ask("lon", FieldKind.Number), Ask("lat", FieldKind.Number), Ask("reason", FieldKind.Text)];
        return true;
    }
}
