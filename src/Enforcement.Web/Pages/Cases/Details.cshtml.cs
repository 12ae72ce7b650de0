using Enforcement.Api.Cases;
using Enforcement.Api.Documents;
using Enforcement.Api.Evidence;
using Enforcement.Api.Journal;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Tracks;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Enforcement.Web.Pages.Cases;

/// <summary>A case: where it stands, what is due and how that was counted, what the person can do, and everything that happened.</summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator) : PageModel
{
    private const int EntriesAPage = 100;

    /// <summary>Actions that answer a duty whose name is not theirs.</summary>
    private static readonly Dictionary<DutyKind, CaseAction> ByDuty = new()
    {
        [DutyKind.CheckSelfDemolition] = CaseAction.ConfirmDemolition,
        [DutyKind.ForceDemolition] = CaseAction.ConfirmDemolition,
    };

    public CaseView Case { get; private set; } = null!;
    public IReadOnlyList<JournalEntryView> Journal { get; private set; } = [];
    public IReadOnlyList<EvidenceFileView> Evidence { get; private set; } = [];
    /// <summary>Documents written in the case, newest first.</summary>
    public IReadOnlyList<DocumentItem> Documents { get; private set; } = [];
    public bool MayDraft { get; private set; }
    /// <summary>What happens next if nobody acts; null of a case that is over.</summary>
    public OutlookView? Outlook { get; private set; }
    public Pager Pager { get; private set; } = null!;
    public JournalVerification? Verification { get; private set; }

    /// <summary>What the person may do, duties first, each with whether it is one.</summary>
    public IReadOnlyList<(string Name, CaseAction Action, bool IsDuty)> Actions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number, int? p, bool verify, CancellationToken ct)
    {
        var found = await mediator.Send(new GetCase(number), ct);
        if (!found.IsOk) return NotFound();
        Case = found.Value;
        var pages = Math.Max(1, (Case.Version + EntriesAPage - 1) / EntriesAPage);
        Pager = new Pager(Math.Clamp(p ?? pages, 1, pages), EntriesAPage, Case.Version);
        // The newest entries stand on the last page.
        var journal = await mediator.Send(new GetCaseJournal(number, PageRequest.Of(Pager.Page, EntriesAPage)), ct);
        Journal = [.. (journal.Value?.Items ?? []).Reverse()];
        Evidence = await mediator.Send(new ListEvidence(number), ct);
        Documents = (await mediator.Send(new FindDocuments { CaseNumber = number, Page = PageRequest.Of(1, PageRequest.MaxSize) },
            ct)).Value!.Items;
        MayDraft = (await mediator.Send(new ListDraftable(number), ct)).Value is { Count: > 0 };
        if (!TrackRegistry.StageOf(Case.Stage).IsEnd) Outlook = (await mediator.Send(new GetOutlook(number), ct)).Value;
        if (verify) Verification = (await mediator.Send(new VerifyCaseJournal(number), ct)).Value;
        var duties = Case.Duties.Where(d => d.DoneAt is null)
            .Select(d => ByDuty.TryGetValue(d.Kind, out var action) ? action : Enum.Parse<CaseAction>(d.Kind.ToString())).ToHashSet();
        Actions =
        [
            .. Case.AllowedActions.Select(name => (name, Action: CaseActions.Find(name)!.Value))
                .Select(a => (a.name, a.Action, duties.Contains(a.Action)))
                .OrderByDescending(a => a.Item3),
        ];
        return Page();
    }
}
