using Enforcement.Api.Assessment;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Assessments;

/// <summary>
/// The ranking of a period with its reasons, as far as the person may see it; computing and confirming for who assesses (Art 28, 29).
/// </summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, ICurrentActor current, LegalClock clock, IStringLocalizer<AssessmentTexts> texts)
    : PageModel
{
    /// <summary>Default: the last month that ended.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    [BindProperty(SupportsGet = true)]
    public AssessmentLevel? Level { get; set; }

    /// <summary>Whose villages.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Town { get; set; }

    public AssessmentPeriod Of { get; private set; }

    /// <summary>Null while no town is chosen whose villages are meant.</summary>
    public AssessmentSheet? Sheet { get; private set; }

    /// <summary>Periods to choose from, by their length: years, quarters and months that have begun.</summary>
    public IReadOnlyList<(string Group, IReadOnlyList<AssessmentPeriod> Periods)> Periods { get; private set; } = [];
    public IReadOnlyList<Option> Towns { get; private set; } = [];

    /// <summary>Villages see but their own line.</summary>
    public bool ChoosesLevel => current.Actor!.UnitKind != UnitKind.Village;

    /// <summary>Who sees the whole district says whose villages are meant.</summary>
    public bool ChoosesTown => ChoosesLevel && current.Actor!.UnitKind is not (UnitKind.Town or UnitKind.DevelopmentZone);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!AssessmentRules.MaySee(current.Actor!)) return Forbid();
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        await LoadAsync();
        return Page();
    }

    public Task<IActionResult> OnPostComputeAsync() => DoAsync(town => new ComputeAssessments(Period, town), "assessment.computed");

    public Task<IActionResult> OnPostConfirmAsync(int version) =>
        DoAsync(town => new ConfirmAssessments(Period, town, version), "assessment.isConfirmed");

    /// <summary>2026年3月, 2026年第1季度, 2026年度.</summary>
    public static string Words(AssessmentPeriod period, IStringLocalizer<AssessmentTexts> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return period.Length switch
        {
            12 => texts["period.year", period.Start.Year],
            3 => texts["period.quarter", period.Start.Year, (period.Start.Month + 2) / 3],
            _ => texts["period.month", period.Start.Year, period.Start.Month],
        };
    }

    private async Task<IActionResult> DoAsync(Func<string?, IRequest<Result<AssessmentSheet>>> request, string done)
    {
        ModelState.Clear();
        var town = Level == AssessmentLevel.Village ? Town : null;
        if (await this.TrySendAsync(mediator, request(town)) is not null)
        {
            TempData["Done"] = texts[done].Value;
            return Redirect($"/assessments?period={Period}&level={Level}&town={town}");
        }
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        var (ct, present) = (HttpContext.RequestAborted, AssessmentPeriod.Of(LegalTime.DateOf(clock.Now), 1));
        Of = AssessmentPeriod.Parse(Period) ?? present.Previous;
        Period = Of.ToString();
        Level ??= ChoosesLevel ? AssessmentLevel.Town : AssessmentLevel.Village;
        Periods = [("period.months", Choices(1, 13)), ("period.quarters", Choices(3, 5)), ("period.years", Choices(12, 3))];
        if (ChoosesTown) Towns = await mediator.TownsAsync(ct);
        Sheet = (await mediator.Send(new ListAssessments(Period, Level, Town), ct)).Value;
        Town = Sheet?.Town?.Code ?? Town;
    }

    /// <summary>The last periods of a length, the present one first, and the one that is shown.</summary>
    private IReadOnlyList<AssessmentPeriod> Choices(int length, int count)
    {
        var last = AssessmentPeriod.Of(LegalTime.DateOf(clock.Now), length);
        var choices = Enumerable.Range(0, count).Select(i => AssessmentPeriod.Of(last.Start.First.AddMonths(-i * length), length));
        return [.. (Of.Length == length ? choices.Append(Of) : choices).Distinct().OrderByDescending(p => p.From)];
    }
}
