using System.Globalization;
using Enforcement.Api.Audit;
using Enforcement.Api.Journal;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Audit;

/// <summary>
/// Who looked at, changed, exported or downloaded what; and the verification of every journal on demand. For auditors alone.
/// </summary>
[Allow(PersonRole.Auditor)]
public sealed class IndexModel(IMediator mediator, IStringLocalizer<AdminTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public AuditAction? Action { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Subject { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public IReadOnlyList<AuditItem> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 50, 0);

    /// <summary>What a verification just now found.</summary>
    public JournalsVerification? Verified { get; private set; }

    /// <summary>The address of the same lines as a workbook.</summary>
    public string Export =>
        string.Create(CultureInfo.InvariantCulture,
            $"/api/audit/export?user={Uri.EscapeDataString(Who ?? "")}&subject={Uri.EscapeDataString(Subject ?? "")}")
        + (Action is { } a ? $"&action={a}" : "") + (From is { } f ? $"&from={f:yyyy-MM-dd}" : "")
            + (To is { } t ? $"&to={t:yyyy-MM-dd}" : "");

    /// <summary>What was asked for; of a failed sign-in, why it failed.</summary>
    public string? Asked(AuditItem line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Action != AuditAction.SignInFailed || line.Query?.Split(" +") is not { } why) return line.Query;
        var text = texts.Word("audit.why", why[0]);
        return why.Length > 1 ? $"{text} · {texts["audit.held", why[1]]}" : text;
    }

    public Task OnGetAsync() => LoadAsync();

    public async Task OnPostVerifyAsync()
    {
        Verified = await mediator.Send(new NoteBrokenJournals(), HttpContext.RequestAborted);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        (From, To) = (Known(From), Known(To));
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        var page = PageRequest.Of(PageNumber, 50);
        if (await this.TrySendAsync(mediator, new FindAudit(page, Who, null, Action, Subject, From, To)) is not { } found) return;
        Lines = found.Items;
        Pager = new Pager(page.Number, page.Size, found.Total);
    }

    private static DateOnly? Known(DateOnly? day) => day >= FindAudit.Earliest && day <= FindAudit.Latest ? day : null;
}
