using System.Globalization;
using System.Text.Json;
using Enforcement.Api.Policies;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Assessment;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Policies;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Admin;

/// <summary>Policy versions: what is in force, what comes, what a version would change for open cases, and the next one (Art 31).</summary>
[Allow(PersonRole.Administrator, PersonRole.Auditor)]
public sealed class PoliciesModel(IMediator mediator, LegalClock clock, IStringLocalizer<AdminTexts> texts,
    IStringLocalizer<SharedTexts> shared) : PageModel
{
    public IReadOnlyList<Policy> Versions { get; private set; } = [];
    public int InForce { get; private set; }

    /// <summary>The version looked at: the newest, unless the address names another.</summary>
    public Policy Shown { get; private set; } = null!;

    /// <summary>What <see cref="Shown"/> would change for open cases.</summary>
    public IReadOnlyList<PolicyImpactItem> Impact { get; private set; } = [];

    /// <summary>What was typed for the next version.</summary>
    public IFormCollection? Typed { get; private set; }

    /// <summary>The whole numbers of a version beside its periods, by what they are about; rates are in percent.</summary>
    public static IReadOnlyList<(string About, IReadOnlyList<(string Name, int Value)> Numbers)> NumbersOf(Policy p)
    {
        ArgumentNullException.ThrowIfNull(p);
        var (m, u, a) = (p.Month, p.UnitLadder, p.Assessment);
        return
        [
            ("cases",
            [
                ("maxExtensionDays", p.MaxExtensionDays), ("repeatDistanceMetres", p.RepeatDistanceMetres),
                ("repeatYears", p.RepeatYears), ("duplicateDistanceMetres", p.DuplicateDistanceMetres), ("duplicateDays", p.DuplicateDays),
            ]),
            ("month",
            [
                ("month.reportDay", m.ReportDay), ("month.returnDays", m.ReturnDays), ("month.matchMetres", m.MatchMetres),
                ("month.matchDays", m.MatchDays), ("month.consistentRate", Percent(m.ConsistentRate)),
                ("month.largeGapRate", Percent(m.LargeGapRate)), ("month.largeGapPatches", m.LargeGapPatches),
                ("month.followUpDays", m.FollowUpDays),
            ]),
            ("unitLadder", [("unitLadder.reminderCases", u.ReminderCases), ("unitLadder.talkCases", u.TalkCases),
                ("unitLadder.answerDays", u.AnswerDays)]),
            ("assessment", [.. Enum.GetValues<DeductionKind>()
                .Select(k => ($"assessment.{JsonNamingPolicy.CamelCase.ConvertName(k.ToString())}", a.PointsOf(k))),
                ("appealDays", p.AppealDays)]),
        ];
    }

    public async Task<IActionResult> OnGetAsync(int? version) => await LoadAsync(version) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync(null);
        Typed = Request.Form;
        var periods = Shown.Periods.ToDictionary(p => p.Key, p => new LegalPeriod(
            Number($"{p.Key}.days"), Typed[$"{p.Key}.basis"] == nameof(DayBasis.Working) ? DayBasis.Working : DayBasis.Calendar,
            Typed[$"{p.Key}.rollForward"] == "true", Typed[$"{p.Key}.legalBasis"].ToString() is { Length: > 0 } basis ? basis
                : p.Value.LegalBasis));
        var n = NumbersOf(Shown).SelectMany(g => g.Numbers).ToDictionary(x => x.Name, x => Typed.ContainsKey(x.Name) ? Number(x.Name)
            : x.Value);
        if (!DateOnly.TryParseExact(Typed["effectiveFrom"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
            ModelState.AddModelError("effectiveFrom", shared["form.notADay"]);
        var next = Shown with
        {
            EffectiveFrom = from, Note = Typed["note"].ToString(), Periods = periods, NightFrom = Time("nightFrom", Shown.NightFrom),
            NightTo = Time("nightTo", Shown.NightTo),
            MaxExtensionDays = n["maxExtensionDays"], RepeatDistanceMetres = n["repeatDistanceMetres"], RepeatYears = n["repeatYears"],
            DuplicateDistanceMetres = n["duplicateDistanceMetres"], DuplicateDays = n["duplicateDays"],
            Month = new MonthPolicy(
                n["month.reportDay"], Days("month.reminderDays", Shown.Month.ReminderDays), n["month.returnDays"],
                n["month.matchMetres"], n["month.matchDays"], n["month.consistentRate"] / 100.0, n["month.largeGapRate"] / 100.0,
                n["month.largeGapPatches"], n["month.followUpDays"]),
            UnitLadder = new UnitLadderPolicy(n["unitLadder.reminderCases"], n["unitLadder.talkCases"], n["unitLadder.answerDays"]),
            AppealDays = n["appealDays"],
            Assessment = new DeductionTable(
                n["assessment.overdueCase"], n["assessment.bulletin"], n["assessment.lateReport"], n["assessment.missingReport"],
                n["assessment.satelliteOnly"], n["assessment.supervision"], n["assessment.municipalListing"],
                n["assessment.listedItem"]),
        };
        if (!ModelState.IsValid || await this.TrySendAsync(mediator, new RecordPolicy(next)) is not { } recorded) return Page();
        TempData["Done"] = texts["policies.recorded", recorded.Version, LegalDates.Day(recorded.EffectiveFrom)].Value;
        return Redirect($"/admin/policies?version={recorded.Version}");
    }

    private static int Percent(double rate) => (int)Math.Round(rate * 100);

    private TimeOnly Time(string name, TimeOnly otherwise)
    {
        if (!Typed!.ContainsKey(name)) return otherwise;
        if (TimeOnly.TryParseExact(Typed[name], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        ModelState.AddModelError(name, shared["form.notATime"]);
        return otherwise;
    }

    private IReadOnlyList<int> Days(string name, IReadOnlyList<int> otherwise)
    {
        if (!Typed!.ContainsKey(name)) return otherwise;
        var parts = Typed[name].ToString().Split([',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts.All(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _))) return [.. parts.Select(p =>
            int.Parse(p, CultureInfo.InvariantCulture)).Distinct().OrderDescending()];
        ModelState.AddModelError(name, shared["form.notANumber"]);
        return otherwise;
    }

    private int Number(string name)
    {
        if (int.TryParse(Typed![name], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        ModelState.AddModelError(name, shared["form.notANumber"]);
        return 0;
    }

    private async Task<bool> LoadAsync(int? version)
    {
        var ct = HttpContext.RequestAborted;
        Versions = await mediator.Send(new ListPolicies(), ct);
        InForce = Policy.InForce(Versions, LegalTime.DateOf(clock.Now)).Version;
        if (Versions.FirstOrDefault(v => version is null || v.Version == version) is null) return false;
        Shown = version is null ? Versions[^1] : Versions.First(v => v.Version == version);
        Impact = (await mediator.Send(new GetPolicyImpact(Shown.Version), ct)).Value ?? [];
        return true;
    }
}
