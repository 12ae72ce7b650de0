using Enforcement.Api.Organisations;
using Enforcement.Api.SatelliteReview;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Documents.Kinds;
using Enforcement.Workflows.SatelliteReview;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Pages.Satellite;

/// <summary>
/// A month's comparison: figures by town, every pair and difference on map and list, decisions by hand, confirmation and what follows.
/// </summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator, IStringLocalizer<SatelliteTexts> texts) : PageModel
{
    private const int PageSize = 100;
    private Dictionary<string, string> _names = [];

    [BindProperty(SupportsGet = true)]
    public PairKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Town { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Doubtful { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public ReviewDetails Review { get; private set; } = null!;

    /// <summary>The lines that the filter leaves, doubtful ones first.</summary>
    public IReadOnlyList<PairLine> Lines { get; private set; } = [];

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<PairLine> Shown { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string month)
    {
        ModelState.Clear(); // a value of the address that cannot be read filters nothing
        return ShowAsync(month);
    }

    public Task<IActionResult> OnPostRunAsync(string month) => DoAsync(month, new RunReview(month), "review.hasRun");

    public Task<IActionResult> OnPostConfirmAsync(string month) => DoAsync(month, new ConfirmReview(month), "review.isConfirmed");

    public Task<IActionResult> OnPostDecideAsync(string month, string? patch, string? entry, bool same, string? reason) =>
        DoAsync(month, new DecidePair(month, new DecideBody(patch, entry?.Trim(), same, reason)), "review.isDecided");

    public Task<IActionResult> OnPostExcludeAsync(string month, string? patch, bool excluded, string? reason) =>
        DoAsync(month, new ExcludePatch(month, new ExcludeBody(patch, excluded, reason)), "review.isDecided");

    public Task<IActionResult> OnPostFinishAsync(string month, string? town, FollowUpKind? kind) =>
        DoAsync(month, new FinishFollowUp(month, new FinishBody(town, kind)), "review.isFinished");

    public string NameOf(string? town) => town is null ? texts["review.noTown"] : _names.GetValueOrDefault(town, town);

    /// <summary>The document that a follow-up is done by, or null.</summary>
    public static DocumentKind? DocumentOf(FollowUpKind kind) => kind switch
    {
        FollowUpKind.PraiseBulletin => PraiseBulletin.It, FollowUpKind.InternalBulletin => CriticismBulletin.It,
        FollowUpKind.CopyToDiscipline => DisciplineCopy.It, _ => null,
    };

    private async Task<IActionResult> DoAsync(string month, IRequest<Result<ReviewDetails>> request, string done)
    {
        ModelState.Clear();
        if (await this.TrySendAsync(mediator, request) is null) return await ShowAsync(month);
        TempData["Done"] = texts[done].Value;
        return Redirect($"/satellite/{month}");
    }

    private async Task<IActionResult> ShowAsync(string month)
    {
        var ct = HttpContext.RequestAborted;
        var found = await mediator.Send(new GetReview(month), ct);
        if (!found.IsOk) return NotFound();
        Review = found.Value;
        _names = (await mediator.Send(new ListUnits(), ct)).Items.ToDictionary(u => u.Code, u => u.Name);
        Lines = [.. Review.Pairs.Where(p => (Kind is null || p.Kind == Kind)
            && (string.IsNullOrEmpty(Town) || (p.Patch?.Town ?? p.Entry?.Town) == Town) && (!Doubtful || p.Doubtful))
            .OrderByDescending(p => p.Doubtful).ThenBy(p => p.Kind)];
        var page = PageRequest.Of(PageNumber, PageSize);
        Pager = new Pager(page.Number, page.Size, Lines.Count);
        Shown = [.. Lines.Skip((page.Number - 1) * page.Size).Take(page.Size)];
        return Page();
    }
}
