using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages;

/// <summary>Says what went wrong and what to do next. Status code pages and the exception handler re-execute to it, whatever the method was.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
public sealed class ProblemModel : PageModel
{
    public string Kind { get; private set; } = "failed";

    public void OnGet(int? status) => Show(status);

    public void OnPost(int? status) => Show(status);

    private void Show(int? status)
    {
        Kind = status switch { 401 or 403 => "forbidden", 404 or 405 => "notFound", 400 => "badRequest", _ => "failed" };
        Response.StatusCode = status ?? 500;
    }
}
