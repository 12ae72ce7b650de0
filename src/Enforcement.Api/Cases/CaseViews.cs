using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Cases;

/// <summary>Makes the view of a case for one reader.</summary>
internal static partial class CaseViews
{
    public static CaseView Of(CaseState s, Actor reader, Units units)
    {
        var opened = s.Opened;
        var allowed = CaseGuards.AllowedActions(s, reader);
        return new CaseView(
            s.Number, s.Stage, s.Version, units.View(s.Town), opened.Village is { } v ? units.View(v) : null,
            units.View(opened.FirstFinder),
            new PlaceView(opened.Place.Lon, opened.Place.Lat, opened.Place.Geometry is { } g ? JsonSerializer.Deserialize<JsonElement>(g)
                : null),
            opened.Address, PartyOf(s, reader), opened.Description, opened.AreaSquareMetres, opened.InProgress, opened.FoundAt,
            opened.At, opened.PolicyVersion,
            s.SuspendedAt, s.LateSince, Flags(s), VisibleRepeats(s.RepeatOf, reader),
            s.Inspection is { } i ? new InspectionView(i.At, i.PermitPresented, i.PermitNumber, i.PermitValid, i.Findings) : null,
            s.Determination is { } d ? new DeterminationView(d.At, d.Illegal, d.Basis, d.LandCategory, d.Organised) : null,
            s.Plan is { } p ? new PlanView(p.PlannedAt, p.EmergencyReason) : null,
            s.Demolition is { } x ? new DemolitionView(x.At, x.By) : null,
            s.FedBackAt, s.CityEntry?.EntryNumber,
            [.. s.Deadlines.Select(DeadlineOf)],
            [.. s.Duties.Select(d => new DutyView(d.Kind, units.View(units.CodeFor(d.Holder, s.Town)), d.OpenedAt, s.DueAt(d), d.DoneAt))],
            [.. s.Documents.Select(d => new DocumentView(d.Document, d.ServedAt, d.Method, units.View(d.Unit), d.TermDays, d.Number))],
            [.. s.Evidence.Select(e => new EvidenceView(e.Id, e.Kind, e.FileName, e.IsPhoto, e.TakenAt, e.AttachedAt, e.Sha256))],
            opened.LeadId, [.. s.JoinedLeads.Select(l =>
                new JoinedLeadView(l.LeadId, l.SourceNumber, units.View(l.Finder), l.FoundAt, l.At))],
            new EscalationView([.. s.Ladder.Select(l => new StepView(l.Step, l.State, l.DueAt, l.DoneAt))]),
            [.. allowed.Where(a => a is not (CaseAction.AttachEvidence or CaseAction.JoinLead or CaseAction.CorrectPin))
                .Select(CaseActions.NameOf)],
            allowed.Contains(CaseAction.AttachEvidence),
            s.Track.Id, s.Track.Version, [.. s.Reached.Select(e => new StageView(e.Stage, e.At))]);
    }

    private static DeadlineView DeadlineOf(CaseDeadline d) => new(
        d.Kind, d.Count.StartsOn, d.State == DeadlineState.Pending ? null : d.Count.LastDay, d.State == DeadlineState.Pending ? null
            : d.DueAt, d.State, d.BreachedAt,
        d.State == DeadlineState.Pending ? Messages.Of("deadline.awaitsProof", d.Count.StartsOn)
            : DeadlineExplanation.Explain(d.Count, CultureInfo.CurrentUICulture.Name));

    private static List<string> Flags(CaseState s)
    {
        var flags = new List<string>();
        if (s.IsRepeat) flags.Add("repeat");
        if (s.Determination is { Organised: true }) flags.Add("organised");
        if (s.UpperLimit) flags.Add("upperLimit");
        if (!s.Opened.InProgress) flags.Add("completed");
        if (s.Obstructed) flags.Add("obstructed");
        if (s.CrimeTransferred) flags.Add("crimeTransferred");
        if (s.Listing is not null) flags.Add("listed");
        return flags;
    }

    /// <summary>
    /// Numbers of other towns' cases are shown only to those who see the whole district; the flag says to all that it is a repeat.
    /// </summary>
    public static IReadOnlyList<string> VisibleRepeats(IReadOnlyList<string> repeatOf, Actor reader) =>
        ReadScope.Of(reader).WholeDistrict ? repeatOf : [];

    private static PartyView? PartyOf(CaseState s, Actor reader)
    {
        if (s.Party is not { } p) return null;
        var clear = PartyNumbers.MaySee(s.Town, reader);
        return clear
            ? new PartyView(p.Name, p.Kind, p.IdNumber, p.Phone, p.Address, false)
            : new PartyView(p.Name, p.Kind, Mask(p.IdNumber), Mask(p.Phone), p.Address, true);
    }

    /// <summary>110118199001011234 → 110***********1234.</summary>
    public static string? Mask(string? number) =>
        string.IsNullOrEmpty(number) ? number
        : number.Length <= 7 ? new string('*', number.Length)
        : string.Concat(number.AsSpan(0, 3), new string('*', number.Length - 7), number.AsSpan(number.Length - 4));

    /// <summary>A text with the middle left out of every number in it that may be somebody's, however it is written.</summary>
    public static string? MaskNumbers(string? text) => text is null ? null : LongNumber()
        .Replace(text, m => m.Value.Count(char.IsDigit) >= 6 ? Mask(m.Value)! : m.Value);

    [GeneratedRegex(@"[\dA-Za-zＡ-Ｚａ-ｚ](?:[^\p{L}\p{N}]*[\dA-Za-zＡ-Ｚａ-ｚ]){5,}")]
    private static partial Regex LongNumber();
}
