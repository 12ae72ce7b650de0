using Enforcement.Api.Operations;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Operations;

/// <summary>How the system is doing: what is stuck and why, when jobs last ran, what waits to leave.</summary>
[Allow(PersonRole.Administrator, PersonRole.Auditor)]
public sealed class IndexModel(IMediator mediator, IStringLocalizer<AdminTexts> texts) : PageModel
{
    public OperationsView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync(string? kind, string? key)
    {
        if (!await this.TryDoAsync(mediator, new RetryStuckWork(kind ?? "", key ?? ""))) return await ShowAsync();
        TempData["Done"] = texts["operations.retried"].Value;
        return Redirect("/operations");
    }

    private async Task<IActionResult> ShowAsync()
    {
        var found = await mediator.Send(new GetOperations(), HttpContext.RequestAborted);
        if (!found.IsOk) return Forbid();
        View = found.Value;
        return Page();
    }
}
