using Enforcement.Api.Cases;
using Enforcement.Api.Policies;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Cases;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Cases;

/// <summary>One action in a case: asks what the action needs, keeps what was typed when it is refused.</summary>
[Authorize]
public sealed class ActModel(IMediator mediator, IStringLocalizer<CaseTexts> texts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    public CaseView Case { get; private set; } = null!;
    public CaseAction Action { get; private set; }
    public bool IsAllowed { get; private set; }

    /// <summary>
    /// The version that the person saw when the form was first shown; a later one is a conflict, until they have seen it.
    /// </summary>
    public int Version { get; private set; }

    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number, string step)
    {
        if (!await LoadAsync(number, step)) return NotFound();
        if (!IsAllowed) Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, string step, int version)
    {
        if (!await LoadAsync(number, step)) return NotFound();
        var body = new ActionForm(Action, texts, shared).Read(Request.Form, version, ModelState);
        if (ModelState.IsValid && await this.TrySendAsync(mediator, new ActOnCase(number, body)) is not null)
        {
            TempData["Done"] = texts["act.done", texts[$"action.{Action}"].Value].Value;
            return Redirect($"/cases/{number}");
        }
        IsAllowed = true; // the message says why not; what was typed stays
        return Page();
    }

    private async Task<bool> LoadAsync(string number, string name)
    {
        if (CaseActions.Find(name) is not { } action || !ActionForm.Exists(action)) return false;
        var found = await mediator.Send(new GetCase(number), HttpContext.RequestAborted);
        if (!found.IsOk) return false;
        (Case, Action, Version) = (found.Value, action, found.Value.Version);
        IsAllowed = Case.AllowedActions.Contains(name);
        var policy = (await mediator.Send(new ListPolicies(), HttpContext.RequestAborted)).Single(p => p.Version == Case.PolicyVersion);
        var longest = policy.Periods[DeadlineKind.SelfDemolition].Days;
        Fields = new ActionForm(action, texts, shared).Fields(Case, longest, HttpMethods.IsPost(Request.Method) ? Request.Form : null);
        return true;
    }
}
