using Enforcement.Api.Documents;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages;

/// <summary>Where the code on a document leads: genuine or not, for anybody who holds it.</summary>
[AllowAnonymous]
public sealed class VerifyModel(IMediator mediator) : PageModel
{
    public string? Code { get; private set; }
    public DocumentCheck? Check { get; private set; }

    public async Task OnGetAsync(string? code, CancellationToken ct)
    {
        Code = code;
        if (!string.IsNullOrWhiteSpace(code)) Check = await mediator.Send(new CheckDocument(code), ct);
    }

    public IActionResult OnPost([FromForm] string? code) =>
        Redirect(string.IsNullOrWhiteSpace(code) ? "/verify" : $"/verify/{Uri.EscapeDataString(code.Trim())}");
}
