using Enforcement.Api.Sanctions;
using Enforcement.Api.Shared;
using Enforcement.Api.Suspensions;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Suspensions;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Suspensions;

/// <summary>The register of suspended projects (Art 29, 30): what holds, what is proposed to be lifted, and the check.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, ICurrentActor current, IStringLocalizer<OversightTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Whose suspensions are listed.</summary>
    [BindProperty(SupportsGet = true, Name = "of")]
    public string? Town { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? Open { get; set; }

    [BindProperty(SupportsGet = true)]
    public SuspensionKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public Page<SuspensionView> Suspensions { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;
    public IReadOnlyList<Option> Towns { get; private set; } = [];
    public SuspensionCheck? Check { get; private set; }
    public Page<SanctionCheckItem> Checks { get; private set; } = new([], 0);
    public bool MayDecide => SuspensionDecider.MayDecide(current.Actor!);
    public bool MayCheck => SuspensionDecider.MayCheck(current.Actor!);

    /// <summary>What was typed into a form that was not accepted, or asked.</summary>
    public string? Typed(string name) => Request.HasFormContentType && Request.Form.ContainsKey(name) ? Request.Form[name].ToString()
        : null;

    public Task OnGetAsync()
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        return LoadAsync();
    }

    public async Task<IActionResult> OnPostCheckAsync(string? name, string? idNumber, string? checkTown)
    {
        ModelState.Clear();
        Check = await this.TrySendAsync(mediator, new CheckSuspension(name, checkTown, idNumber));
        await LoadAsync();
        return Page();
    }

    public Task<IActionResult> OnPostOpenAsync(string? town, string? caseNumber, string? subject, string? basis) =>
        DoAsync(new OpenSuspension(town, caseNumber, subject, basis));

    public Task<IActionResult> OnPostLiftAsync(Guid id, bool? lift, string? reason) => DoAsync(new DecideLift(id, lift, reason));

    private async Task<IActionResult> DoAsync(IRequest<Result<SuspensionView>> request)
    {
        ModelState.Clear();
        if (await this.TrySendAsync(mediator, request) is not null)
        {
            TempData["Done"] = texts["measure.saved"].Value;
            return Redirect(Request.With("handler", null));
        }
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        var page = PageRequest.Of(PageNumber, 50);
        if (MayCheck) Checks = await mediator.Send(new ListSanctionChecks(PageRequest.Of(1, 20), CheckDesk.Suspensions),
            HttpContext.RequestAborted);
        Towns = await mediator.TownsAsync(HttpContext.RequestAborted);
        var find = new FindSuspensions(page, Open, Town, Kind, Q);
        Suspensions = await mediator.FindAsync(find with { Sort = Sort }, find, HttpContext.RequestAborted);
        Pager = new Pager(page.Number, page.Size, Suspensions.Total);
    }
}
