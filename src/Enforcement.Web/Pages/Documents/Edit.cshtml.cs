using System.Globalization;
using Enforcement.Api.Documents;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Documents;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Documents;

/// <summary>The draft as a form: a question for every field of its template that people fill.</summary>
[Authorize]
public sealed class EditModel(IMediator mediator, IStringLocalizer<DocumentTexts> texts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    public DocumentDetails Document { get; private set; } = null!;
    public int Version { get; private set; }
    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    /// <summary>What the product counts from the term and the day of service.</summary>
    public IReadOnlyList<(string Name, string Value)> Counted { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, int version)
    {
        if (!await LoadAsync(id)) return NotFound();
        var form = Request.Form;
        var values = Document.Fields.Where(f => !f.IsFixed && form.ContainsKey(f.Name))
            .ToDictionary(f => f.Name, f => form[f.Name].ToString());
        int? term = null;
        DateOnly? planned = null;
        if (Document.TermDays is not null)
        {
            term = int.TryParse(form["termDays"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;
            planned = DateOnly.TryParseExact(form["plannedService"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var day) ? day : null;
            if (term is null) ModelState.AddModelError("termDays", shared["form.notANumber"]);
            if (planned is null) ModelState.AddModelError("plannedService", shared["form.notADay"]);
        }
        if (!ModelState.IsValid
            || await this.TrySendAsync(mediator,
                new ReviseDocument(id, new ReviseBody(version, values, term, planned, null))) is null) return Page();
        TempData["Done"] = texts["edit.saved"].Value;
        return Redirect($"/documents/{id}");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var found = await mediator.Send(new GetDocument(id), HttpContext.RequestAborted);
        if (!found.IsOk || !found.Value.Actions.Contains(DocumentAction.Revise) || found.Value.Values is not { } values) return false;
        (Document, Version) = (found.Value, found.Value.Version);
        var typed = HttpMethods.IsPost(Request.Method) ? Request.Form : null;
        var asked = Document.Fields.Where(f => !f.IsFixed)
            .Select(f => new FormField(f.Name, f.IsLong ? FieldKind.LongText : FieldKind.Text, f.Name)
            {
                Optional = !f.IsRequired, Value = typed is null ? values.GetValueOrDefault(f.Name) : typed[f.Name].ToString(),
                Hint = f.Name == DocumentFields.Officers.Name ? texts["hint.officers"].Value : null,
            }).ToList();
        if (Document.TermDays is { } days)
        {
            asked.InsertRange(0,
            [
                new FormField("termDays", FieldKind.Number, texts["field.termDays"]) { Value = typed is null ? $"{days}"
                    : typed["termDays"].ToString(), Hint = texts["hint.termDays"] },
                new FormField("plannedService", FieldKind.Day, texts["field.plannedService"])
                {
                    Value = typed is null ? Document.PlannedService?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                        : typed["plannedService"].ToString(), Hint = texts["hint.plannedService"],
                },
            ]);
            string[] counted = [DocumentFields.Term.Name, DocumentFields.TermEnd.Name];
            Counted = [.. counted.Where(values.ContainsKey).Select(name => (name, values[name]))];
        }
        Fields = asked;
        return true;
    }
}
