using Enforcement.Api.ListedItems;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.ListedItems;

/// <summary>A historical listed item, from its listing to 销账.</summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator, IStringLocalizer<OversightTexts> texts) : PageModel
{
    public ListedItemDetails Listed { get; private set; } = null!;

    /// <summary>What was typed into a form that was not accepted.</summary>
    public string? Typed(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : null;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostProgressAsync(Guid id, string? progress) => DoAsync(id, new ReportListedProgress(id, progress));

    public Task<IActionResult> OnPostDelistAsync(Guid id, DateOnly? on, string? basis) => DoAsync(id, new DelistItem(id, on, basis));

    private async Task<IActionResult> DoAsync(Guid id, IRequest<Result<ListedItemDetails>> request)
    {
        if (ModelState.IsValid && await this.TrySendAsync(mediator, request) is not null)
        {
            TempData["Done"] = texts["measure.saved"].Value;
            return Redirect($"/listed/{id}");
        }
        return await LoadAsync(id) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var found = await mediator.Send(new GetListedItem(id), HttpContext.RequestAborted);
        if (found.IsOk) Listed = found.Value;
        return found.IsOk;
    }
}
