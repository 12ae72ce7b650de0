using System.Globalization;
using Enforcement.Api.Identity;
using Enforcement.Api.Policies;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Admin;

/// <summary>Policy versions: what is in force, what comes, what a version would change for open cases, and the next one (Art 31).</summary>
[Allow(PersonRole.Administrator, PersonRole.Auditor)]
public sealed class PoliciesModel(IMediator mediator, LegalClock clock, IStringLocalizer<AdminTexts> texts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    public IReadOnlyList<CasePolicy> Versions { get; private set; } = [];
    public int InForce { get; private set; }

    /// <summary>The version looked at: the newest, unless the address names another.</summary>
    public CasePolicy Shown { get; private set; } = null!;

    /// <summary>What <see cref="Shown"/> would change for open cases.</summary>
    public IReadOnlyList<PolicyImpactItem> Impact { get; private set; } = [];

    /// <summary>What was typed for the next version.</summary>
    public IFormCollection? Typed { get; private set; }

    public async Task<IActionResult> OnGetAsync(int? version) => await LoadAsync(version) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync(null);
        Typed = Request.Form;
        var periods = Shown.Periods.ToDictionary(p => p.Key, p => new LegalPeriod(
            Number($"{p.Key}.days"), Typed[$"{p.Key}.basis"] == nameof(DayBasis.Working) ? DayBasis.Working : DayBasis.Calendar,
            Typed[$"{p.Key}.rollForward"] == "true", Typed[$"{p.Key}.legalBasis"].ToString() is { Length: > 0 } basis ? basis : p.Value.LegalBasis));
        if (!DateOnly.TryParseExact(Typed["effectiveFrom"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
            ModelState.AddModelError("effectiveFrom", shared["form.notADay"]);
        var next = Shown with { EffectiveFrom = from, Note = Typed["note"].ToString(), Periods = periods, MaxExtensionDays = Number("maxExtensionDays") };
        if (!ModelState.IsValid || await this.TrySendAsync(mediator, new RecordPolicy(next)) is not { } recorded) return Page();
        TempData["Done"] = texts["policies.recorded", recorded.Version, LegalDates.Day(recorded.EffectiveFrom)].Value;
        return Redirect($"/admin/policies?version={recorded.Version}");
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
        InForce = CasePolicy.InForce(Versions, LegalTime.DateOf(clock.Now)).Version;
        if (Versions.FirstOrDefault(v => version is null || v.Version == version) is null) return false;
        Shown = version is null ? Versions[^1] : Versions.First(v => v.Version == version);
        Impact = (await mediator.Send(new GetPolicyImpact(Shown.Version), ct)).Value ?? [];
        return true;
    }
}
