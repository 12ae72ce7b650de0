using Enforcement.Api.Assessment;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Assessment;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Assessments;

/// <summary>A unit's assessment: every deduction with the fact behind it, appealing and deciding (Art 28, 29).</summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator, IStringLocalizer<AssessmentTexts> texts) : PageModel
{
    /// <summary>The deduction that is appealed against or decided.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Deduction { get; set; }

    public AssessmentView Assessment { get; private set; } = null!;
    public AssessmentPeriod Period => AssessmentPeriod.Parse(Assessment.Period)!.Value;
    public string? Reason { get; private set; }
    public bool? Upheld { get; private set; }

    public Task<IActionResult> OnGetAsync(string period, string unit) => ShowAsync(period, unit);

    public Task<IActionResult> OnPostAppealAsync(string period, string unit, string? reason)
    {
        Reason = reason;
        return DoAsync(period, unit, new AppealDeduction(period, unit, Deduction, reason), "assessment.appealed");
    }

    public Task<IActionResult> OnPostDecideAsync(string period, string unit, bool? upheld, string? reason)
    {
        (Upheld, Reason) = (upheld, reason);
        return DoAsync(period, unit, new DecideAppeal(period, unit, Deduction ?? "", upheld, reason), "assessment.decided");
    }

    /// <summary>The deductions on which the reader may do something, to choose from.</summary>
    public IReadOnlyList<Option> Open(string action) =>
        [.. Assessment.Deductions.Where(d => d.Actions.Contains(action))
            .Select(d => new Option(d.Key, $"{texts[$"kind.{d.Kind}"].Value} {d.Number}"))];

    private async Task<IActionResult> DoAsync(string period, string unit, IRequest<Result<AssessmentView>> request, string done)
    {
        if (await this.TrySendAsync(mediator, request) is null) return await ShowAsync(period, unit);
        TempData["Done"] = texts[done].Value;
        return Redirect($"/assessments/{period}/{unit}");
    }

    private async Task<IActionResult> ShowAsync(string period, string unit)
    {
        var found = await mediator.Send(new GetAssessment(period, unit), HttpContext.RequestAborted);
        if (!found.IsOk) return NotFound();
        Assessment = found.Value;
        return Page();
    }
}
