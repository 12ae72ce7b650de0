using System.Globalization;
using Enforcement.Api.Imports;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Imports;

/// <summary>
/// An import: as a draft its columns and first rows, to be mapped and confirmed; then its progress, and what was rejected.
/// </summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator, ICurrentActor current, IStringLocalizer<ImportTexts> texts) : PageModel
{
    private const string RefreshSeconds = "2";

    /// <summary>What people choose from: degrees, and the zones in and beside which the district lies.</summary>
    private static readonly string[] Systems = ["EPSG:4490", "EPSG:4527", "EPSG:4548", "EPSG:4526", "EPSG:4547"];

    public ImportView Import { get; private set; } = null!;
    public ImportPreview? Preview { get; private set; }
    public IReadOnlyList<FormField> Fields { get; private set; } = [];
    public bool IsOwn => current.Actor!.ActsFor(Import.Unit.Code);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (Import.State is ImportState.Queued or ImportState.Running) Response.Headers["Refresh"] = RefreshSeconds; // needs no script
        if (Import.State == ImportState.Draft && IsOwn) await LookAsync(id, new ImportOptions());
        return Page();
    }

    public async Task<IActionResult> OnPostLookAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        await LookAsync(id, Typed());
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        var options = Typed();
        if (await this.TrySendAsync(mediator, new ConfirmImport(id, options)) is not null) return Redirect($"/imports/{id}");
        var status = Response.StatusCode;
        await LookAsync(id, options);
        Response.StatusCode = status;
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var found = await mediator.Send(new GetImport(id), HttpContext.RequestAborted);
        if (found.IsOk) Import = found.Value;
        return found.IsOk;
    }

    private async Task LookAsync(Guid id, ImportOptions options)
    {
        var looked = await mediator.Send(new PreviewDraft(id, options), HttpContext.RequestAborted);
        if (!looked.IsOk)
        {
            ModelState.AddModelError(looked.Refusal.Field ?? "", Messages.Of(looked.Refusal));
            // With what is not known here taken back, there is something to correct it on.
            looked = await mediator.Send(new PreviewDraft(id, new ImportOptions()), HttpContext.RequestAborted);
            if (!looked.IsOk) return;
        }
        Preview = looked.Value;
        Fields =
        [
            .. Preview.Fields.Select(f => new FormField(Name(f), FieldKind.Select, texts[$"field.{f}"])
            {
                Optional = !Preview.Required.Contains(f), Value = Preview.Columns.FirstOrDefault(c => c.Field == f)?.Name,
                Options = [.. Preview.Columns.Select(c => new Option(c.Name, c.Name))],
            }),
            new FormField("crs", FieldKind.Select, texts["import.crs"])
            {
                Optional = Preview.Crs is not null, Value = options.Crs, Hint = texts["preview.crsHint"],
                Options = [.. Systems.Select(s => new Option(s, texts[$"crs.{s}"]))],
            },
            new FormField("reading", FieldKind.Checks, texts["preview.reading"])
            {
                Values = [.. new[] { options.Swap ? "swap" : "", options.Gcj02 ? "gcj02" : "" }],
                Options = [new("swap", texts["preview.swap"]), new("gcj02", texts["preview.gcj02"])],
            },
        ];
    }

    /// <summary>What was chosen; a field left empty is none.</summary>
    private ImportOptions Typed()
    {
        var form = Request.Form;
        var reading = form["reading"];
        return new ImportOptions(
            form["crs"].ToString() is { Length: > 0 } crs ? crs : null, reading.Contains("swap"), reading.Contains("gcj02"),
            Enum.GetValues<ImportField>().Where(f => form.ContainsKey(Name(f)))
                .ToDictionary(f => f, f => (string?)form[Name(f)].ToString()));
    }

    private static string Name(ImportField field) => string.Create(CultureInfo.InvariantCulture, $"map-{field}");
}
