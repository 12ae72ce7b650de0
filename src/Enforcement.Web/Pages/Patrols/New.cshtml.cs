using Enforcement.Api.Patrols;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Patrols;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Patrols;

/// <summary>Writes a patrol into the ledger from the office: nil, or with what was found recorded as leads before.</summary>
[Authorize]
public sealed class NewModel(IMediator mediator, ICurrentActor current, LegalClock clock, IStringLocalizer<LeadTexts> texts,
    IStringLocalizer<SharedTexts> shared) : PageModel
{
    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (PatrolDecider.LevelOf(current.Actor!) is null) return Forbid();
        Show(null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (PatrolDecider.LevelOf(current.Actor!) is null) return Forbid();
        var read = new FormReader(Request.Form, ModelState, shared);
        var request = new RecordPatrol
        {
            StartedAt = read.Instant("startedAt"), EndedAt = read.Instant("endedAt"), Route = read.Text("route"),
            Patrollers = read.Text("patrollers"), Note = read.Text("note"),
        };
        if (ModelState.IsValid && await this.TrySendAsync(mediator, request) is not null)
        {
            TempData["Done"] = texts["patrols.recorded"].Value;
            return Redirect("/patrols");
        }
        Show(Request.Form);
        return Page();
    }

    private void Show(IFormCollection? typed)
    {
        FormField Ask(string name, FieldKind kind, string label, bool optional = false, string? proposal = null) =>
            new(name, kind, label) { Optional = optional, Value = typed is null ? proposal : typed[name].ToString() };
        Fields =
        [
            Ask("startedAt", FieldKind.Instant, texts["patrol.startedAt"], proposal: LegalDates.Input(clock.Now.AddHours(-1))),
            Ask("endedAt", FieldKind.Instant, texts["patrol.endedAt"], proposal: LegalDates.Input(clock.Now)),
            Ask("route", FieldKind.Text, texts["patrol.route"]),
            Ask("patrollers", FieldKind.Text, texts["patrol.patrollers"], proposal: current.Actor!.DisplayName),
            Ask("note", FieldKind.LongText, texts["field.note"], optional: true),
        ];
    }
}
