using System.Globalization;
using System.Text.Json;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Policies;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Leads;

/// <summary>Makes the view of a lead for one reader.</summary>
internal sealed class LeadViews(EnforcementDb db, UnitDirectory directory, PolicyBook policies)
{
    public async Task<LeadView> OfAsync(Lead s, Actor reader, DateTimeOffset now, CancellationToken ct)
    {
        var units = await directory.GetAsync(ct);
        var policy = await policies.VersionAsync(s.Recorded.PolicyVersion, ct);
        var duplicates = s.IsOpen && s.Facts.Place is { } place ? await DuplicateFinder.FindAsync(db, s.Id, place, s.Facts.FoundAt,
            policy, ct) : [];
        var repeats = s.IsOpen && s.Facts.Place is { } here ? await RepeatFinder.FindAsync(db, here, null, policy, now, ct) : [];
        var visible = repeats.Count == 0 ? [] : await db.Set<CaseRow>().Where(c => repeats.Contains(c.Number)).Select(c => c.Number)
            .OrderBy(n => n).ToListAsync(ct);
        var allowed = LeadProcess.AllowedActions(s, reader);
        var f = s.Facts;
        UnitView? View(string? code) => code is null ? null : units.View(code);
        return new LeadView(
            s.Id, f.Channel, f.SourceNumber, s.State, s.Version, f.FoundAt, s.Recorded.At, units.View(s.Recorded.Finder),
            f.Place is { } at ? new PlaceView(at.Lon, at.Lat, at.Geometry is { } g ? JsonSerializer.Deserialize<JsonElement>(g) : null)
                : null,
            f.Address, View(f.Town), View(f.Village), View(s.DispatchedTo), s.DispatchedAt, f.Description, f.AreaSquareMetres,
            f.InProgress, f.Attributes ?? [],
            ReporterOf(s, reader), DeadlineOf(s, now), s.Verified?.CaseNumber, s.Rejected?.Outcome, s.Rejected?.Reason
                ?? s.Verified?.Note, s.Rejected?.DuplicateOf,
            [.. s.Dissuasions.Select(d => new DissuasionView(d.At, d.Heeded, d.Words, units.View(d.Unit)))],
            [.. s.PermitChecks.Select(p => new PermitCheckView(p.At, p.PermitPresented, p.PermitNumber, p.PermitValid, p.Findings,
                units.View(p.Unit)))],
            [.. s.Evidence.Select(e => new EvidenceView(e.Id, e.Kind, e.FileName, e.IsPhoto, e.TakenAt, e.AttachedAt, e.Sha256))],
                f.PatrolId,
            [.. duplicates.Select(d => new PossibleDuplicateView(
                d.LeadId, d.CaseNumber, d.Number, d.Channel, d.State, d.Stage, d.FoundAt, units.View(d.Finder), d.Address,
                Math.Round(d.Metres, 1)))],
            visible, [.. allowed.Where(a => a is not (LeadAction.AttachEvidence or LeadAction.CorrectPin)).Select(NameOf)],
            allowed.Contains(LeadAction.AttachEvidence));
    }

    /// <summary>CheckPermit → check-permit, as in addresses.</summary>
    public static string NameOf(LeadAction action) => JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString());

    /// <summary>Those who answer a reporter see who it is: who dispatches, the town that has it, and who wrote it down.</summary>
    public static bool SeesReporter(Lead s, Actor reader) =>
        LeadProcess.MayDispatch(reader) || LeadProcess.IsTownOf(s, reader)
        || (reader.ActsFor(s.Recorded.Finder) && s.Facts.Channel.MayRecord(reader));

    private static ReporterView? ReporterOf(Lead s, Actor reader) => s.Facts.Reporter switch
    {
        null => null,
        { } r when SeesReporter(s, reader) => new ReporterView(r.Name, r.Phone, false),
        { } r => new ReporterView(MaskName(r.Name), CaseViews.Mask(r.Phone), true),
    };

    /// <summary>王小明 → 王**.</summary>
    public static string? MaskName(string? name) => string.IsNullOrEmpty(name) ? name : name[..1]
        + new string('*', Math.Max(1, Math.Min(name.Length - 1, 3)));

    private static DeadlineView[] DeadlineOf(Lead s, DateTimeOffset now)
    {
        if (s.Due is not { } due) return [];
        var state = s.DeadlineAt(now);
        return
        [
            new DeadlineView(
                DeadlineKind.Verification, due.StartsOn, due.LastDay, due.DueAt, state, state == DeadlineState.Breached ? due.DueAt : null,
                DeadlineExplanation.Explain(due, CultureInfo.CurrentUICulture.Name)),
        ];
    }
}
