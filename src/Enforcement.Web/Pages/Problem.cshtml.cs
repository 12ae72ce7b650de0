using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages;

/// <summary>
/// Says what went wrong and what to do next. Status code pages and the exception handler re-execute to it, whatever the method was.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
public sealed class ProblemModel : PageModel
{
    public string Kind { get; private set; } = "failed";

    public void OnGet(int? status) => Show(status);

    public void OnPost(int? status) => Show(status);

    private void Show(int? status)
    {
        // Whoever types the address of this page has no problem, and makes up none.
        var real = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null ? status ?? 500 : 404;
        Kind = real switch { 401 or 403 => "forbidden", 404 or 405 => "notFound", 400 => "badRequest", _ => "failed" };
        Response.StatusCode = real;
    }
}
