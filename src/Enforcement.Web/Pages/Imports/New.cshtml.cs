using Enforcement.Api.Imports;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Imports;

/// <summary>Receives a file; it is looked at and confirmed on its own page.</summary>
[Authorize]
public sealed class NewModel(IMediator mediator, ICurrentActor current) : PageModel
{
    [BindProperty]
    public ImportKind Kind { get; set; }

    public IReadOnlyList<ImportKind> Kinds { get; private set; } = [];

    public IActionResult OnGet()
    {
        Kinds = ImportRules.KindsOf(current.Actor!);
        if (Kinds.Count == 0) return Forbid();
        Kind = Kinds[0];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        Kinds = ImportRules.KindsOf(current.Actor!);
        if (Kinds.Count == 0) return Forbid();
        if (file is null) ModelState.AddModelError("file", Messages.Of("refusal.import-file-missing"));
        if (!ModelState.IsValid) return Page();
        await using var content = file!.OpenReadStream();
        return await this.TrySendAsync(mediator, new StartImport(Kind, content, file.FileName, new ImportOptions(),
            IsDraft: true)) is { } draft
            ? Redirect($"/imports/{draft.Id}") : Page();
    }
}
