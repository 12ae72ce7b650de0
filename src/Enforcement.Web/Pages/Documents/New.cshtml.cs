using Enforcement.Api.Documents;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Documents.Kinds;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Documents;

/// <summary>Starts a document: which one, of which case or about which town's work; or uploads another unit's own.</summary>
[Authorize]
public sealed class NewModel(IMediator mediator, IStringLocalizer<DocumentTexts> texts) : PageModel
{
    public string? Case { get; private set; }
    public IReadOnlyList<DraftableKind> Kinds { get; private set; } = [];
    public bool MayUpload { get; private set; }
    public FormField KindField { get; private set; } = null!;
    public FormField TownField { get; private set; } = null!;
    public string? UploadTitle { get; private set; }
    public string? UploadNumber { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "case")] string? number, DocumentKind? kind) =>
        await LoadAsync(number, kind, null) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "case")] string? number, DocumentKind? kind, string? toUnit)
    {
        if (!await LoadAsync(number, kind, toUnit)) return NotFound();
        if (kind is null) ModelState.AddModelError("kind", texts["new.choose"]);
        if (ModelState.IsValid
            && await this.TrySendAsync(mediator,
                new DraftDocument { Kind = kind, CaseNumber = Case, ToUnit = toUnit }) is { } drafted) return Redirect(
                    $"/documents/{drafted.Id}/edit");
        return Page();
    }

    public async Task<IActionResult> OnPostUploadAsync([FromForm(Name = "case")] string? number, string? title,
        [FromForm(Name = "number")] string? documentNumber, IFormFile? file)
    {
        if (!await LoadAsync(number, null, null)) return NotFound();
        (UploadTitle, UploadNumber) = (title, documentNumber);
        await using var content = file?.OpenReadStream();
        var draft = new DraftDocument { Kind = Other.It, CaseNumber = Case, Title = title, Number = documentNumber, File = content };
        if (await this.TrySendAsync(mediator, draft) is { } drafted)
            return Redirect($"/documents/{drafted.Id}");
        return Page();
    }

    private async Task<bool> LoadAsync(string? number, DocumentKind? kind, string? toUnit)
    {
        var ct = HttpContext.RequestAborted;
        Case = string.IsNullOrEmpty(number) ? null : number;
        var kinds = await mediator.Send(new ListDraftable(Case), ct);
        if (!kinds.IsOk) return false;
        Kinds = [.. kinds.Value.Where(k => k.Kind.HasTemplate)];
        MayUpload = kinds.Value.Any(k => k is { Kind.HasTemplate: false, Waits: null });
        KindField = new FormField("kind", FieldKind.Choice, texts["document.kind"]) { Value = kind?.ToString(),
            Options = [.. Kinds.Where(k => k.Waits is null).Select(k => new Option(k.Kind.ToString(), k.Title))] };
        TownField = new FormField("toUnit", FieldKind.Select, texts["document.toUnit"]) { Value = toUnit, Hint = texts["hint.toUnit"],
            Optional = true, Options = await mediator.TownsAsync(ct) };
        return true;
    }
}
