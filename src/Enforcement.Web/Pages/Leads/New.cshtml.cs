using Enforcement.Api.Leads;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Leads;

/// <summary>Records one lead by hand.</summary>
[Authorize]
public sealed class NewModel(
    IMediator mediator, ICurrentActor current, LegalClock clock, IStringLocalizer<LeadTexts> leadTexts,
    IStringLocalizer<CaseTexts> texts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    public IReadOnlyList<(string? Title, IReadOnlyList<FormField> Fields)> Sections { get; private set; } = [];

    /// <summary>GeoJSON of a drawn shape that was sent, or null.</summary>
    public string? Geometry { get; private set; }

    private IReadOnlyList<LeadChannel> Channels => [.. LeadChannel.All.Where(c => c.MayRecord(current.Actor!))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Channels.Count == 0) return Forbid();
        await ShowAsync(null, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Channels.Count == 0) return Forbid();
        var read = new FormReader(Request.Form, ModelState, shared);
        var request = new RecordLead
        {
            Channel = Named.Find<LeadChannel>(read.Text("channel")),
            SourceNumber = read.Text("sourceNumber"),
            FoundAt = read.Instant("foundAt"),
            Place = read.Place(),
            Address = read.Text("address"),
            Town = read.Text("town"),
            Village = read.Text("village"),
            Description = read.Text("description"),
            AreaSquareMetres = read.Number("areaSquareMetres"),
            InProgress = read.YesNo("inProgress"),
            Reporter = new ReporterBody(read.Text("reporterName"), read.Text("reporterPhone")),
        };
        if (ModelState.IsValid && await this.TrySendAsync(mediator, request) is { } recorded)
        {
            TempData["Done"] = leadTexts[recorded.Created ? "leads.recorded" : "leads.known", recorded.Lead.SourceNumber].Value;
            return Redirect($"/leads/{recorded.Lead.Id}");
        }
        await ShowAsync(Request.Form, ct);
        return Page();
    }

    private async Task ShowAsync(IFormCollection? typed, CancellationToken ct)
    {
        Geometry = typed?["geometry"];
        var actor = current.Actor!;
        FormField Ask(string name, FieldKind kind, string label, bool optional = false, string? proposal = null, string? hint = null,
            IReadOnlyList<Option>? options = null) =>
            new(name, kind, label) { Optional = optional, Value = typed is null ? proposal : typed[name].ToString(), Hint = hint,
                Options = options ?? [] };

        List<FormField> what =
        [
            Ask("channel", FieldKind.Choice, leadTexts["lead.channel"], proposal: Channels.Count == 1 ? Channels[0].ToString() : null,
                options: [.. Channels.Select(c => new Option(c.ToString(), leadTexts[$"channel.{c}"]))]),
            Ask("sourceNumber", FieldKind.Text, leadTexts["lead.sourceNumber"], optional: true,
                hint: string.Join(" · ", Channels.Select(c => leadTexts[$"number.{c}"].Value))),
            Ask("foundAt", FieldKind.Instant, texts["field.foundAt"], proposal: LegalDates.Input(clock.Now)),
            Ask("description", FieldKind.LongText, texts["field.description"], optional: true),
            Ask("inProgress", FieldKind.Choice, texts["field.inProgress"], proposal: "true",
                options: [new("true", texts["case.inProgress"]), new("false", texts["case.completed"])]),
            Ask("areaSquareMetres", FieldKind.Number, texts["field.areaSquareMetres"], optional: true),
        ];
        List<FormField> where =
        [
            Ask("address", FieldKind.Text, texts["field.address"], optional: true),
            Ask("lon", FieldKind.Number, texts["field.lon"], hint: texts["hint.coordinates"]),
            Ask("lat", FieldKind.Number, texts["field.lat"]),
        ];
        if (actor.UnitKind is UnitKind.Town or UnitKind.DevelopmentZone)
        {
            var villages = await mediator.Send(new ListUnits(UnitKind.Village, actor.UnitCode), ct);
            where.Insert(0, Ask("village", FieldKind.Select, texts["field.village"], optional: true,
                options: [.. villages.Items.Select(v => new Option(v.Code, v.Name))]));
        }
        else if (actor.UnitKind != UnitKind.Village)
        {
            where.Insert(0, Ask("town", FieldKind.Select, texts["field.town"], optional: true, options: await mediator.TownsAsync(ct)));
        }
        List<FormField> who =
        [
            Ask("reporterName", FieldKind.Text, leadTexts["field.reporterName"], optional: true),
            Ask("reporterPhone", FieldKind.Text, texts["field.phone"], optional: true, hint: leadTexts["hint.reporter"]),
        ];
        Sections = [(null, what), (texts["new.place"].Value, where), (leadTexts["lead.reporter"].Value, who)];
    }
}
