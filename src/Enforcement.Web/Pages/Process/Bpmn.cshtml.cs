using System.Text;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Tracks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Process;

/// <summary>A track in a version as a BPMN 2.0 file, in the reader's language.</summary>
[Authorize]
public sealed class BpmnModel(IStringLocalizer<CaseTexts> words) : PageModel
{
    public IActionResult OnGet(string track, int version)
    {
        if (TrackRegistry.All.FirstOrDefault(t => t.Id == track && t.Version == version) is not { } found) return NotFound();
        var export = new BpmnExport(s => words[$"stage.{s}"], a => words[$"action.{a}"], d =>
            words["process.passes", words[$"deadline.{d}"].Value]);
        var file = export.Write(found);
        return File(Encoding.UTF8.GetBytes($"{file.Declaration}\n{file}"), "application/xml", $"{track}-{version}.bpmn");
    }
}
