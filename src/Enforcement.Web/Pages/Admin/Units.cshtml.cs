using Enforcement.Api.Identity;
using Enforcement.Api.Organisations;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Admin;

/// <summary>The units; a town shows its villages. Names change, codes stay.</summary>
[Allow(PersonRole.Administrator)]
public sealed class UnitsModel(IMediator mediator, IStringLocalizer<AdminTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Parent { get; set; }

    public UnitView? Of { get; private set; }
    public IReadOnlyList<UnitView> Units { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync(string code, string? name)
    {
        if (await this.TrySendAsync(mediator, new RenameUnit(code, name)) is null) return await ShowAsync();
        TempData["Done"] = texts["units.renamed"].Value;
        return Redirect(Parent is null ? "/admin/units" : $"/admin/units?parent={Uri.EscapeDataString(Parent)}");
    }

    private async Task<IActionResult> ShowAsync()
    {
        var all = (await mediator.Send(new ListUnits(), HttpContext.RequestAborted)).Items;
        Of = all.FirstOrDefault(u => u.Code == Parent);
        if (Parent is not null && Of is null) return NotFound();
        Units = [.. all.Where(u => Of is null ? u.Kind != UnitKind.Village : u.Parent == Of.Code).OrderBy(u => u.Kind).ThenBy(u => u.Code, StringComparer.Ordinal)];
        return Page();
    }
}
