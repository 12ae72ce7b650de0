using Enforcement.Api.Leads;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Leads;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Leads;

/// <summary>One step of a lead: asks what the step needs, keeps what was typed when it is refused.</summary>
[Authorize]
public sealed class ActModel(IMediator mediator, LegalClock clock, IStringLocalizer<LeadTexts> leadTexts,
    IStringLocalizer<CaseTexts> texts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    public LeadView Lead { get; private set; } = null!;
    public string Step { get; private set; } = "";
    public bool IsAllowed { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, string step, string? joins, string? same)
    {
        if (!await LoadAsync(id, step, joins, same)) return NotFound();
        if (!IsAllowed) Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string step, int version)
    {
        if (!await LoadAsync(id, step, null, null)) return NotFound();
        var request = Read(id, version);
        if (ModelState.IsValid && await this.TrySendAsync(mediator, request) is { } lead)
        {
            TempData["Done"] = leadTexts["lead.done", leadTexts[$"action.{step}"].Value].Value;
            return Redirect(lead is { CaseNumber: { } number } && step == "verify" ? $"/cases/{number}" : $"/leads/{id}");
        }
        IsAllowed = true; // the message says why not; what was typed stays
        return Page();
    }

    private IRequest<Result<LeadView>> Read(Guid id, int version)
    {
        var read = new FormReader(Request.Form, ModelState, shared);
        switch (Step)
        {
            case "dispatch":
                return new DispatchOneLead(id, new DispatchBody(read.Text("town"), version));
            case "verify":
                var party = PartyForm.Read(Request.Form) is { Name: not null } named ? named : null;
                var joins = read.Text("outcome") == "join";
                return new VerifyOneLead(id, new VerifyBody(
                    !joins, joins ? read.Text("joinsCase") : null, read.Text("note"), joins ? null : party, read.YesNo("inProgress"),
                    read.Text("address"), version,
                    Lead.Place is null && !joins ? new PlaceBody(read.Number("lon"), read.Number("lat")) : null));
            case "reject":
                return new RejectOneLead(id, new RejectBody(Enum.TryParse<LeadOutcome>(read.Text("outcome"), out var outcome) ? outcome
                    : null, read.Text("reason"), read.Text("duplicateOf"), version));
            case "dissuade":
                return new DissuadeAtLead(id, new DissuasionBody(read.Instant("at"), read.YesNo("heeded") ?? false, read.Text("words")));
            default:
                return new CheckPermitAtLead(id, new PermitCheckBody(
                    read.Instant("at"), read.YesNo("permitPresented") ?? false, read.Text("permitNumber"), read.YesNo("permitValid")
                        ?? false, read.Text("findings")));
        }
    }

    private async Task<bool> LoadAsync(Guid id, string step, string? joins, string? same)
    {
        if (step is not ("dispatch" or "verify" or "reject" or "dissuade" or "check-permit")) return false;
        var ct = HttpContext.RequestAborted;
        var found = await mediator.Send(new GetLead(id), ct);
        if (!found.IsOk) return false;
        (Lead, Step, Version) = (found.Value, step, found.Value.Version);
        IsAllowed = Lead.AllowedActions.Contains(step);
        var typed = HttpMethods.IsPost(Request.Method) ? Request.Form : null;
        Fields = step switch
        {
            "dispatch" => [Ask("town", FieldKind.Select, proposal: Lead.Town?.Code, options: await mediator.TownsAsync(ct))],
            "verify" =>
            [
                Ask("outcome", FieldKind.Choice, leadTexts["field.verifyOutcome"], proposal: joins is null ? "open" : "join",
                    options: [new("open", leadTexts["verify.open"]), new("join", leadTexts["verify.join"])]),
                Ask("joinsCase", FieldKind.Text, leadTexts["field.joinsCase"], optional: true, proposal: joins,
                    hint: leadTexts["hint.joinsCase"]),
                Ask("note", FieldKind.LongText, leadTexts["field.note"], optional: true),
                Ask("address", FieldKind.Text, proposal: Lead.Address, optional: Lead.Address.Length > 0),
                .. Lead.Place is null ? (FormField[])[Ask("lon", FieldKind.Number, optional: true, hint: leadTexts["hint.place"]),
                    Ask("lat", FieldKind.Number, optional: true)] : [],
                Ask("inProgress", FieldKind.Choice, proposal: Lead.InProgress == false ? "false" : "true",
                    options: [new("true", texts["case.inProgress"]), new("false", texts["case.completed"])]),
                .. PartyForm.Fields(texts, typed),
            ],
            "reject" =>
            [
                Ask("outcome", FieldKind.Choice, leadTexts["field.outcome"], proposal: same is null ? null : nameof(LeadOutcome.Duplicate),
                    options: [.. Outcomes().Select(o => new Option(o.ToString(), leadTexts[$"outcome.{o}"]))]),
                Ask("duplicateOf", FieldKind.Text, leadTexts["field.duplicateOf"], optional: true, proposal: same,
                    hint: leadTexts["hint.duplicateOf"]),
                Ask("reason", FieldKind.LongText),
            ],
            "dissuade" =>
            [
                Ask("at", FieldKind.Instant, leadTexts["field.dissuadedAt"], proposal: LegalDates.Input(clock.Now)),
                Ask("heeded", FieldKind.Choice, leadTexts["field.heeded"], proposal: "true",
                    options: [new("true", leadTexts["lead.heeded"]), new("false", leadTexts["lead.notHeeded"])]),
                Ask("words", FieldKind.LongText, leadTexts["field.words"], optional: true),
            ],
            _ =>
            [
                Ask("at", FieldKind.Instant, leadTexts["field.checkedAt"], proposal: LegalDates.Input(clock.Now)),
                Ask("permitPresented", FieldKind.Choice, options: YesNo()),
                Ask("permitNumber", FieldKind.Text, optional: true),
                Ask("permitValid", FieldKind.Choice, options: YesNo()),
                Ask("findings", FieldKind.LongText, optional: true),
            ],
        };
        return true;

        // Giving it back is the town's; closing what is with no town is of who dispatches.
        IEnumerable<LeadOutcome> Outcomes() => Enum.GetValues<LeadOutcome>()
            .Where(o => o != LeadOutcome.Returned || Lead.State == LeadState.Dispatched);

        Option[] YesNo() => [new("true", shared["form.yes"]), new("false", shared["form.no"])];

        FormField Ask(string name, FieldKind kind, string? label = null, bool optional = false, string? proposal = null,
            string? hint = null, IReadOnlyList<Option>? options = null) =>
            new(name, kind, label ?? texts[$"field.{name}"]) { Optional = optional, Value = typed is null ? proposal : typed[name]
                .ToString(), Hint = hint, Options = options ?? [] };
    }
}
