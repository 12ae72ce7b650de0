using Enforcement.Api.Documents;
using Enforcement.Api.Escalation;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Documents.Kinds;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Escalation;

/// <summary>A measure on a unit: why it was proposed, what was decided, answered and done.</summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator, IStringLocalizer<OversightTexts> texts) : PageModel
{
    public MeasureDetails Measure { get; private set; } = null!;

    /// <summary>What was typed into a form that was not accepted.</summary>
    public string? Typed(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : null;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostDecideAsync(Guid id, bool? ordered, string? reason, DateOnly? dueOn) =>
        DoAsync(id, new DecideMeasure(id, ordered, reason, dueOn));

    public Task<IActionResult> OnPostAnswerAsync(Guid id, string? answer) => DoAsync(id, new AnswerMeasure(id, answer));

    public Task<IActionResult> OnPostFinishAsync(Guid id, string? result, string? documentNumber) =>
        DoAsync(id, new FinishMeasure(id, result, documentNumber));

    /// <summary>Starts the notice of the talk, filled from the measure.</summary>
    public async Task<IActionResult> OnPostDraftAsync(Guid id)
    {
        if (await this.TrySendAsync(mediator, new DraftDocument { Kind = TalkNotice.It, Measure = id }) is { } draft)
            return Redirect($"/documents/{draft.Id}/edit");
        return await LoadAsync(id) ? Page() : NotFound();
    }

    private async Task<IActionResult> DoAsync(Guid id, IRequest<Result<MeasureDetails>> request)
    {
        if (ModelState.IsValid && await this.TrySendAsync(mediator, request) is not null)
        {
            TempData["Done"] = texts["measure.saved"].Value;
            return Redirect($"/escalation/{id}");
        }
        return await LoadAsync(id) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var found = await mediator.Send(new GetMeasure(id), HttpContext.RequestAborted);
        if (found.IsOk) Measure = found.Value;
        return found.IsOk;
    }
}
