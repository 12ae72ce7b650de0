using Enforcement.Api.Escalation;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Escalation;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Escalation;

/// <summary>The ladder for units: reminders, talks, accountability (Art 3, 29).</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, ICurrentActor current, IStringLocalizer<OversightTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public MeasureKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public MeasureState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public Page<MeasureItem> Measures { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;
    public IReadOnlyList<Option> Towns { get; private set; } = [];

    /// <summary>Of the form that opens a measure; none for who opens none.</summary>
    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    /// <summary>What was typed into a form that was not accepted.</summary>
    public string? Typed(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : null;

    public Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        return LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostOpenAsync(string? unit, MeasureKind? kind, string? basis, CancellationToken ct)
    {
        ModelState.Clear();
        if (await this.TrySendAsync(mediator, new OpenMeasure(unit, kind, basis)) is { } opened)
        {
            TempData["Done"] = texts["measure.saved"].Value;
            return Redirect($"/escalation/{opened.Item.Id}");
        }
        (Kind, Unit) = (null, null); // the form's, not the list's
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var kinds = Enum.GetValues<MeasureKind>().Where(k => MeasureDecider.MayDecide(k, current.Actor!)).ToList();
        if (kinds.Count > 0)
        {
            Fields =
            [
                new("kind", FieldKind.Choice, texts["measure.kind"]) { Value = Typed("kind")
                    ?? (kinds.Count == 1 ? kinds[0].ToString() : null),
                    Options = [.. kinds.Select(k => new Option(k.ToString(), texts[$"measure.{k}"]))] },
                new("unit", FieldKind.Select, texts["measure.onUnit"]) { Value = Typed("unit"), Hint = texts["measure.onUnitHint"],
                    Options = await mediator.TownsAndVillagesAsync(ct) },
                new("basis", FieldKind.LongText, texts["measure.basis"]) { Value = Typed("basis"), Hint = texts["measure.basisHint"] },
            ];
        }
        var page = PageRequest.Of(PageNumber, 50);
        Towns = await mediator.TownsAsync(ct);
        var find = new FindMeasures(page, Unit, Kind, State);
        Measures = await mediator.FindAsync(find with { Sort = Sort }, find, ct);
        Pager = new Pager(page.Number, page.Size, Measures.Total);
    }
}
