using System.Globalization;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Admin;

/// <summary>The units; a town shows its villages. Names change, codes stay.</summary>
[Allow(PersonRole.Administrator)]
public sealed class UnitsModel(IMediator mediator, IStringLocalizer<AdminTexts> texts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Parent { get; set; }

    public UnitView? Of { get; private set; }
    public IReadOnlyList<UnitView> Units { get; private set; } = [];

    /// <summary>The towns that <see cref="Of"/> may go into.</summary>
    public IReadOnlyList<Option> Successors { get; private set; } = [];
    public string? Into { get; private set; }
    public string? On { get; private set; }

    public string? NameOf(string? code) => _names.GetValueOrDefault(code ?? "");

    private Dictionary<string, string> _names = [];

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync(string code, string? name)
    {
        if (await this.TrySendAsync(mediator, new RenameUnit(code, name)) is null) return await ShowAsync();
        TempData["Done"] = texts["units.renamed"].Value;
        return Redirect(Parent is null ? "/admin/units" : $"/admin/units?parent={Uri.EscapeDataString(Parent)}");
    }

    public async Task<IActionResult> OnPostMergeAsync(string? into, string? on)
    {
        ModelState.Clear();
        (Into, On) = (into, on ?? "");
        if (!DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day)) ModelState.AddModelError("on", shared["form.notADay"]);
        if (!ModelState.IsValid
            || await this.TrySendAsync(mediator, new MergeTown(Parent ?? "", into, day)) is not { } ended) return await ShowAsync();
        TempData["Done"] = texts["units.merged", ended.Name].Value;
        return Redirect("/admin/units");
    }

    private async Task<IActionResult> ShowAsync()
    {
        var all = (await mediator.Send(new ListUnits(), HttpContext.RequestAborted)).Items;
        Of = all.FirstOrDefault(u => u.Code == Parent);
        if (Parent is not null && Of is null) return NotFound();
        _names = all.ToDictionary(u => u.Code, u => u.Name);
        Successors = [.. all.Where(u => u.Kind is UnitKind.Town or UnitKind.DevelopmentZone && u.EndedOn is null && u.Code != Parent)
            .Select(u => new Option(u.Code, u.Name))];
        Units = [.. all.Where(u => Of is null ? u.Kind != UnitKind.Village : u.Parent == Of.Code).OrderBy(u => u.Kind)
            .ThenBy(u => u.Code, StringComparer.Ordinal)];
        return Page();
    }
}
