using System.Globalization;
using Enforcement.Api.Audit;
using Enforcement.Api.Identity;
using Enforcement.Api.Journal;
using Enforcement.Api.Shared;
using Enforcement.Web.Components;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Audit;

/// <summary>Who looked at, changed, exported or downloaded what; and the verification of every journal on demand. For auditors alone.</summary>
[Allow(PersonRole.Auditor)]
public sealed class IndexModel(IMediator mediator) : PageModel
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
    public string Export => string.Create(CultureInfo.InvariantCulture, $"/api/audit/export?user={Uri.EscapeDataString(Who ?? "")}&subject={Uri.EscapeDataString(Subject ?? "")}")
        + (Action is { } a ? $"&action={a}" : "") + (From is { } f ? $"&from={f:yyyy-MM-dd}" : "") + (To is { } t ? $"&to={t:yyyy-MM-dd}" : "");

    public Task OnGetAsync() => LoadAsync();

    public async Task OnPostVerifyAsync()
    {
        Verified = await mediator.Send(new VerifyJournals(), HttpContext.RequestAborted);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        var page = PageRequest.Of(PageNumber, 50);
        if (await this.TrySendAsync(mediator, new FindAudit(page, Who, null, Action, Subject, From, To)) is not { } found) return;
        Lines = found.Items;
        Pager = new Pager(page.Number, page.Size, found.Total);
    }
}
