using Enforcement.Api.Cases;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Cases;

/// <summary>Opens a case without a lead (Art 11–17).</summary>
[Authorize]
public sealed class NewModel(IMediator mediator, ICurrentActor current, LegalClock clock, IStringLocalizer<CaseTexts> texts,
    IStringLocalizer<SharedTexts> shared) : PageModel
{
    public IReadOnlyList<(string? Title, IReadOnlyList<FormField> Fields)> Sections { get; private set; } = [];

    /// <summary>GeoJSON of a drawn shape that was sent, or null.</summary>
    public string? Geometry { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!CaseAccess.MayOpen(current.Actor)) return Forbid();
        await ShowAsync(null, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!CaseAccess.MayOpen(current.Actor)) return Forbid();
        var form = Request.Form;
        var read = new FormReader(form, ModelState, shared);
        var request = new OpenCase
        {
            FoundAt = read.Instant("foundAt"),
            Place = read.Place(),
            Address = read.Text("address"),
            Town = read.Text("town"),
            Village = read.Text("village"),
            Description = read.Text("description"),
            AreaSquareMetres = read.Number("areaSquareMetres"),
            InProgress = read.YesNo("inProgress") ?? true,
            Party = PartyForm.Read(form) is { Name: not null } party ? party : null,
        };
        if (ModelState.IsValid && await this.TrySendAsync(mediator, request) is { } opened)
        {
            TempData["Done"] = texts["act.opened", opened.Number].Value;
            return Redirect($"/cases/{opened.Number}");
        }
        await ShowAsync(form, ct);
        return Page();
    }

    private async Task ShowAsync(IFormCollection? typed, CancellationToken ct)
    {
        Geometry = typed?["geometry"];
        var actor = current.Actor!;
        var isTown = actor.UnitKind is UnitKind.Town or UnitKind.DevelopmentZone;
        FormField Ask(string name, FieldKind kind, bool optional = false, string? proposal = null, string? hint = null,
            IReadOnlyList<Option>? options = null) =>
            new(name, kind, texts[$"field.{name}"])
            {
                Optional = optional, Value = typed is null ? proposal : typed[name].ToString(), Hint = hint is null ? null
                    : texts[$"hint.{hint}"].Value, Options = options ?? [],
            };

        List<FormField> what =
        [
            Ask("foundAt", FieldKind.Instant, proposal: LegalDates.Input(clock.Now)),
            Ask("description", FieldKind.LongText, optional: true, hint: "findings"),
            Ask("inProgress", FieldKind.Choice, proposal: "true",
                options: [new("true", texts["case.inProgress"]), new("false", texts["case.completed"])]),
            Ask("areaSquareMetres", FieldKind.Number, optional: true),
        ];
        List<FormField> where = [Ask("address", FieldKind.Text), Ask("lon", FieldKind.Number, hint: "coordinates"),
            Ask("lat", FieldKind.Number)];
        if (isTown)
        {
            var villages = await mediator.Send(new ListUnits(UnitKind.Village, actor.UnitCode), ct);
            where.Insert(0, Ask("village", FieldKind.Select, optional: true,
                options: [.. villages.Items.Select(v => new Option(v.Code, v.Name))]));
        }
        else
        {
            where.Insert(0, Ask("town", FieldKind.Select, hint: "town", options: await mediator.TownsAsync(ct)));
        }
        Sections = [(null, what), (texts["new.place"].Value, where), (texts["new.party"].Value, PartyForm.Fields(texts, typed))];
    }
}
