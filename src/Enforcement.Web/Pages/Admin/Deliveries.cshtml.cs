using Enforcement.Api.Notifications;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Admin;

/// <summary>Notices on their way out; at first those that could not be delivered, to be sent again.</summary>
[Allow(PersonRole.Administrator, PersonRole.Auditor)]
public sealed class DeliveriesModel(IMediator mediator, IStringLocalizer<NotificationTexts> texts) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Null: all.</summary>
    public DeliveryState? State { get; private set; }
    public Page<DeliveryView> Deliveries { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string? state, int? p) => ShowAsync(state, p);

    public async Task<IActionResult> OnPostAsync(Guid? id)
    {
        ModelState.Clear();
        if (!await this.TryDoAsync(mediator, new RetryDelivery(id))) return await ShowAsync(null, null);
        TempData["Done"] = texts["deliveries.retried"].Value;
        return Redirect("/admin/deliveries");
    }

    private async Task<IActionResult> ShowAsync(string? state, int? p)
    {
        State = state == "all" ? null : Enum.TryParse<DeliveryState>(state, out var known) && Enum.IsDefined(known) ? known
            : DeliveryState.Dead;
        var page = PageRequest.Of(p, PageSize);
        var found = await mediator.Send(new ListDeliveries(page, State), HttpContext.RequestAborted);
        if (!found.IsOk) return Forbid();
        Deliveries = found.Value;
        Pager = new Pager(page.Number, page.Size, Deliveries.Total);
        return Page();
    }
}
