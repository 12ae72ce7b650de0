using Enforcement.Api.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Enforcement.Web.Components;

/// <summary>Who is signed in, for which unit, and the way out.</summary>
public sealed class PersonBadgeViewComponent(ICurrentActor current) : ViewComponent
{
    public IViewComponentResult Invoke() => View((current.Actor!.DisplayName, current.Actor.UnitCode));
}

/// <summary>How many notices the person has not read.</summary>
public sealed class UnreadNoticesViewComponent : ViewComponent
{
    public IViewComponentResult Invoke() => View(3);
}
