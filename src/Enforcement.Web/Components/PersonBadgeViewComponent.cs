using Microsoft.AspNetCore.Mvc;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Web.Components;

/// <summary>Who is signed in, for which unit, and the way out.</summary>
public sealed class PersonBadgeViewComponent(ICurrentActor current, IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var actor = current.Actor!;
        var units = await mediator.Send(new ListUnits(actor.UnitKind), HttpContext.RequestAborted);
        return View((actor.DisplayName, units.Items.FirstOrDefault(u => u.Code == actor.UnitCode)?.Name ?? actor.UnitCode));
    }
}
