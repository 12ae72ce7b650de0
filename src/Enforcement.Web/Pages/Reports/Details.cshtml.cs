using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Reports;

/// <summary>
/// A town's report of a month: its findings, what changed since it was submitted, and submitting, accepting or returning it.
/// </summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator, IStringLocalizer<ReportTexts> texts) : PageModel
{
    public ReportDetails Report { get; private set; } = null!;
    public bool Nil { get; private set; }
    public string? Note { get; private set; }
    public string? Reason { get; private set; }

    public Task<IActionResult> OnGetAsync(string month, string town) => ShowAsync(month, town);

    public Task<IActionResult> OnPostSubmitAsync(string month, string town, int version, bool nil, string? note)
    {
        (Nil, Note) = (nil, note);
        return DoAsync(month, town, new SubmitReport(month, town, new SubmitBody(nil, note, version)), "report.submitted");
    }

    public Task<IActionResult> OnPostAcceptAsync(string month, string town, int version) =>
        DoAsync(month, town, new AcceptReport(month, town, version), "report.accepted");

    public Task<IActionResult> OnPostReturnAsync(string month, string town, int version, string? reason)
    {
        Reason = reason;
        return DoAsync(month, town, new ReturnReport(month, town, reason, version), "report.returned");
    }

    public async Task<IActionResult> OnPostAttachAsync(string month, string town, IFormFile? file)
    {
        if (file is null)
        {
            ModelState.AddModelError("file", Messages.Of("refusal.evidence-file-missing"));
            return await ShowAsync(month, town);
        }
        await using var content = file.OpenReadStream();
        return await DoAsync(month, town, new AttachToReport(month, town, content, file.FileName), "report.attached");
    }

    /// <summary>Where a finding leads.</summary>
    public static string LinkOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.StartsWith("case:", StringComparison.Ordinal) ? $"/cases/{key[5..]}" : $"/leads/{key[5..]}";
    }

    private async Task<IActionResult> DoAsync(string month, string town, IRequest<Result<ReportDetails>> request, string done)
    {
        if (await this.TrySendAsync(mediator, request) is null) return await ShowAsync(month, town);
        TempData["Done"] = texts[done].Value;
        return Redirect($"/reports/{month}/{town}");
    }

    private async Task<IActionResult> ShowAsync(string month, string town)
    {
        var found = await mediator.Send(new GetReport(month, town), HttpContext.RequestAborted);
        if (!found.IsOk) return NotFound();
        Report = found.Value;
        return Page();
    }
}
