using Enforcement.Api.Identity;
using Enforcement.Web.Resources;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages;

/// <summary>The person's own password.</summary>
[Authorize]
public sealed class PasswordModel(IMediator mediator, IStringLocalizer<SharedTexts> texts) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? oldPassword, string? newPassword)
    {
        if (!await this.TryDoAsync(mediator, new ChangePassword(oldPassword, newPassword))) return Page();
        TempData["Done"] = texts["password.done"].Value;
        return Redirect("/");
    }
}
