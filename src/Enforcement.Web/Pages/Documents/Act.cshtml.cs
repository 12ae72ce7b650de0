using Enforcement.Api.Cases;
using Enforcement.Api.Documents;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Documents;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Documents;

/// <summary>Signing, serving and withdrawing a document: asks what the step needs, keeps what was typed when it is refused.</summary>
[Authorize]
public sealed class ActModel(IMediator mediator, LegalClock clock, IStringLocalizer<DocumentTexts> texts,
    IStringLocalizer<CaseTexts> caseTexts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    private static readonly Dictionary<string, DocumentAction> Steps = new()
    {
        ["issue"] = DocumentAction.Issue, ["serve"] = DocumentAction.Serve, ["fail-service"] = DocumentAction.FailService,
            ["void"] = DocumentAction.Void,
    };

    public DocumentDetails Document { get; private set; } = null!;
    public DocumentAction Action { get; private set; }
    public bool IsAllowed { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, string step)
    {
        if (!await LoadAsync(id, step)) return NotFound();
        if (!IsAllowed) Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string step, int version)
    {
        if (!await LoadAsync(id, step)) return NotFound();
        var request = Read(id, version);
        if (ModelState.IsValid && await this.TrySendAsync(mediator, request) is { } done)
        {
            TempData["Done"] = Action == DocumentAction.Issue ? texts["act.issued", done.Number!].Value
                : texts["act.done", texts[$"action.{Action}"].Value].Value;
            return Redirect($"/documents/{id}");
        }
        IsAllowed = true; // the message says why not; what was typed stays
        return Page();
    }

    private IRequest<Result<DocumentDetails>> Read(Guid id, int version)
    {
        var read = new FormReader(Request.Form, ModelState, shared);
        ServiceMethod? method = Enum.TryParse<ServiceMethod>(read.Text("method"), out var m) ? m : null;
        return Action switch
        {
            DocumentAction.Issue => new IssueDocument(id, version),
            DocumentAction.Void => new VoidDocument(id, version, read.Text("reason")),
            DocumentAction.FailService =>
                new FailService(id, new FailServiceBody(version, method, read.Instant("at"), read.Text("reason"))),
            _ => new ServeDocument(id, new ServeBody
            {
                Version = version, Method = method, ServedAt = read.Instant("servedAt"), Place = read.Text("place"),
                Receiver = read.Text("receiver"), Relation = read.Text("relation"),
                Servers = read.Text("servers") is { } servers ? [servers] : [], Witnesses = read.Text("witnesses") is { } witnesses
                    ? [witnesses] : [], RefusalReason = read.Text("refusalReason"),
                PostedAt = read.Instant("postedAt"), Reference = read.Text("reference"), Consent = Request.Form["consent"] == "true",
                Proof = [.. Request.Form["proof"].Select(p => Guid.TryParse(p, out var proof) ? proof : Guid.Empty)],
            }),
        };
    }

    private async Task<bool> LoadAsync(Guid id, string step)
    {
        if (!Steps.TryGetValue(step, out var action)) return false;
        var found = await mediator.Send(new GetDocument(id), HttpContext.RequestAborted);
        if (!found.IsOk) return false;
        (Document, Action, Version) = (found.Value, action, found.Value.Version);
        IsAllowed = Document.Actions.Contains(action);
        var typed = HttpMethods.IsPost(Request.Method) ? Request.Form : null;
        Fields = action switch
        {
            DocumentAction.Void => [Ask("reason", FieldKind.LongText)],
            DocumentAction.FailService =>
                [Methods(), Ask("at", FieldKind.Instant, proposal: LegalDates.Input(clock.Now)), Ask("reason", FieldKind.LongText)],
            DocumentAction.Serve when Document.Kind.Addressee == DocumentAddressee.Unit =>
            [
                Methods(), Ask("servedAt", FieldKind.Instant, proposal: LegalDates.Input(clock.Now)), Ask("receiver", FieldKind.Text),
            ],
            DocumentAction.Serve =>
            [
                Methods(), Ask("servedAt", FieldKind.Instant, proposal: LegalDates.Input(clock.Now), hint: true),
                Ask("place", FieldKind.Text, optional: true, proposal: Written(DocumentFields.Site)),
                Ask("receiver", FieldKind.Text, optional: true, proposal: Written(DocumentFields.PartyName)),
                Ask("relation", FieldKind.Text, optional: true, hint: true),
                Ask("servers", FieldKind.LongText, optional: true, proposal: Written(DocumentFields.Officers), hint: true),
                Ask("witnesses", FieldKind.Text, optional: true, hint: true),
                Ask("refusalReason", FieldKind.Text, optional: true, hint: true),
                Ask("postedAt", FieldKind.Instant, optional: true, hint: true),
                Ask("reference", FieldKind.Text, optional: true, hint: true),
                Ask("consent", FieldKind.Checks, optional: true, options: [new("true", texts["serve.consent"])]), await ProofAsync(),
            ],
            _ => [],
        };
        return true;

        string? Written(DocumentField field) => Document.Values?.GetValueOrDefault(field.Name);

        FormField Methods() =>
            Ask("method", FieldKind.Select, proposal: nameof(ServiceMethod.Direct),
                options: [.. Enum.GetNames<ServiceMethod>().Select(n => new Option(n, caseTexts[$"method.{n}"]))]);

        FormField Ask(string name, FieldKind kind, bool optional = false, string? proposal = null, bool hint = false,
            IReadOnlyList<Option>? options = null) =>
            new(name, kind, texts[$"field.{name}"])
            {
                Optional = optional, Value = typed is null ? proposal : typed[name].ToString(), Values = typed?[name].Select(v => v!)
                    .ToArray() ?? [], Hint = hint ? texts[$"hint.{name}"].Value : null, Options = options ?? [],
            };

        async Task<FormField> ProofAsync()
        {
            var c = Document.CaseNumber is { } number ? (await mediator.Send(new GetCase(number), HttpContext.RequestAborted)).Value : null;
            return Ask("proof", FieldKind.Checks, hint: true, options: [.. (c?.Evidence ?? []).OrderByDescending(e => e.AttachedAt)
                .Select(e => new Option(e.Id.ToString(),
                    $"{caseTexts[$"evidenceKind.{e.Kind}"].Value} · {e.FileName} · {LegalDates.Instant(e.TakenAt ?? e.AttachedAt)}"))]);
        }
    }
}
