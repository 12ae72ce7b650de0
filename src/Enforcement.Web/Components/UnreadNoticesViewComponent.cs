using Microsoft.AspNetCore.Mvc;
using Enforcement.Api.Notifications;
using MediatR;

namespace Enforcement.Web.Components;

/// <summary>How many notices of the person's unit nobody there has read.</summary>
public sealed class UnreadNoticesViewComponent(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View(await mediator.Send(new CountUnreadNotices(), HttpContext.RequestAborted));
}
