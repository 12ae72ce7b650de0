using Enforcement.Api.Documents;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Admin;

/// <summary>Templates of documents with their versions, and the words of units in numbers.</summary>
[Allow(PersonRole.Administrator)]
public sealed class TemplatesModel(IMediator mediator, IStringLocalizer<AdminTexts> texts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    public IReadOnlyList<TemplateView> Templates { get; private set; } = [];
    public IReadOnlyList<UnitWordView> Words { get; private set; } = [];
    public DocumentKind? Kind { get; private set; }
    public string? Note { get; private set; }
    public string? WordUnit { get; private set; }
    public string? Word { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(DocumentKind? kind, IFormFile? file, string? note)
    {
        (Kind, Note) = (kind, note);
        if (kind is null) ModelState.AddModelError("kind", shared["form.choose"]);
        if (file is null) ModelState.AddModelError("file", Messages.Of("refusal.evidence-file-missing"));
        if (ModelState.IsValid)
        {
            using var content = new MemoryStream();
            await file!.CopyToAsync(content, HttpContext.RequestAborted);
            if (await this.TrySendAsync(mediator, new UploadTemplate(kind!, content.ToArray(), note)) is { } version)
            {
                TempData["Done"] = texts["templates.uploaded", kind!.Title, version.Version].Value;
                return Redirect("/admin/templates");
            }
        }
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostWordAsync(string unit, string? word)
    {
        (WordUnit, Word) = (unit, word);
        if (await this.TrySendAsync(mediator, new SetUnitWord(unit, word?.Trim())) is { } set)
        {
            TempData["Done"] = texts["words.done", set.Unit.Name, set.Word].Value;
            return Redirect("/admin/templates");
        }
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        Templates = await mediator.Send(new ListTemplates(), HttpContext.RequestAborted);
        Words = await mediator.Send(new ListUnitWords(), HttpContext.RequestAborted);
    }
}
