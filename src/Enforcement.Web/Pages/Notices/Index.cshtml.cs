using System.Globalization;
using Enforcement.Api.Notifications;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Notices;

/// <summary>What the person's unit was told, newest first.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, IStringLocalizer<CaseTexts> texts) : PageModel
{
    private const int PageSize = 50;

    public Page<NoticeView> Notices { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(int? p, CancellationToken ct)
    {
        var page = PageRequest.Of(p, PageSize);
        Notices = await mediator.Send(new ListNotices(page), ct);
        Pager = new Pager(page.Number, page.Size, Notices.Total);
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct)
    {
        var marked = await mediator.Send(new MarkNoticesRead(id is { } one ? [one] : null), ct);
        TempData["Done"] = texts["notice.marked", marked.ToString(CultureInfo.CurrentCulture)].Value;
        return Redirect("/notices");
    }

    /// <summary>Icon and look of a notice.</summary>
    public static (string Icon, string Look) Spot(string kind) =>
        kind.StartsWith("breached", StringComparison.Ordinal) ? ("alert-triangle", "duty-over")
        : kind.StartsWith("dueSoon", StringComparison.Ordinal) ? ("clock-exclamation", "duty-soon")
        : kind.StartsWith("sent", StringComparison.Ordinal) ? ("send", "duty-soon")
        : ("clipboard-list", "");
}
