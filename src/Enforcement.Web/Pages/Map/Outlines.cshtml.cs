using System.Text.Json;
using Enforcement.Api.Maps;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Map;

/// <summary>Which towns have an outline on the map, and the import of more.</summary>
[Allow(PersonRole.Administrator, PersonRole.PlanningOfficer)]
public sealed class OutlinesModel(IMediator mediator, IStringLocalizer<MapTexts> mapTexts) : PageModel
{
    private const int LargestFile = 30 << 20;

    public IReadOnlyList<OutlineView> Outlines { get; private set; } = [];

    public async Task OnGetAsync() => Outlines = await mediator.Send(new ListOutlines(), HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (await ReadAsync(file) is { } json && await this.TrySendAsync(mediator, new ImportOutlines(json)) is { } imported)
        {
            TempData["Done"] = mapTexts["outlines.imported", imported.Towns.Count].Value;
            return Redirect("/map/outlines");
        }
        await OnGetAsync();
        return Page();
    }

    private async Task<JsonElement?> ReadAsync(IFormFile? file)
    {
        try
        {
            if (file is { Length: > 0 and <= LargestFile })
            {
                await using var stream = file.OpenReadStream();
                using var json = await JsonDocument.ParseAsync(stream, cancellationToken: HttpContext.RequestAborted);
                return json.RootElement.Clone();
            }
        }
        catch (JsonException)
        {
            // told below, as a file of a wrong size is
        }
        ModelState.AddModelError("file", mapTexts["outlines.notJson"]);
        Response.StatusCode = 422;
        return null;
    }
}
