using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages;

[AllowAnonymous]
public sealed class SignInModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    public void OnGet()
    {
    }
    public IActionResult OnPost() { ModelState.AddModelError("", "用户名或密码不正确，请重新输入。"); ModelState.AddModelError("userName", "请输入用户名和密码。"); return Page(); }
}
