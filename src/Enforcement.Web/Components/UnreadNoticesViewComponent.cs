using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Enforcement.Web.Components;

/// <summary>How many notices of the person's unit nobody there has read.</summary>
public sealed class UnreadNoticesViewComponent(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View(await mediator.Send(new CountUnreadNotices(), HttpContext.RequestAborted));
}
