using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages;

/// <summary>Ends the session; only by a form, never by a link.</summary>
[AllowAnonymous]
public sealed class SignOutModel(IMediator mediator) : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await mediator.Send(new Api.Identity.SignOut(), HttpContext.RequestAborted);
        return Redirect("/sign-in");
    }
}
