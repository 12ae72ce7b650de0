using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Documents;

/// <summary>What the rules say of a kind of document.</summary>
/// <param name="Kind">Which.</param>
/// <param name="SeriesWord">Its word in the number 文号: 责停 in 密溪翁庄责停字〔2026〕1号.</param>
/// <param name="Drafters">Who writes it and serves it.</param>
/// <param name="Issuers">Who signs it 签发.</param>
/// <param name="Addressee">Who it is for.</param>
/// <param name="ToUnit">The body it always goes to, or null.</param>
/// <param name="NeedsCase">False: it may be about a town's work instead of a case.</param>
/// <param name="NamesParty">It carries the party's numbers: read only by those who may see them.</param>
/// <param name="Confidential">Seen only by sender, addressee and auditor (Art 5).</param>
/// <param name="Needs">What the case lacks for it, or null.</param>
public sealed record DocumentRule(
    DocumentKind Kind, string SeriesWord, IReadOnlyList<Grant> Drafters, IReadOnlyList<Grant> Issuers, DocumentAddressee Addressee,
    UnitKind? ToUnit = null, bool NeedsCase = true, bool NamesParty = true, bool Confidential = false, Func<CaseState, DocumentRefusalReason?>? Needs = null);

/// <summary>Every kind of document with who writes, signs and receives it: the measure's articles as a table.</summary>
public static class DocumentRules
{
    private static readonly Grant[] TownLead = [new(UnitKind.Town, PersonRole.UnitLead), new(UnitKind.DevelopmentZone, PersonRole.UnitLead)];
    private static readonly Grant[] Town = [.. TownLead, new(UnitKind.Town, PersonRole.Inspector), new(UnitKind.DevelopmentZone, PersonRole.Inspector)];
    private static readonly Grant[] Planning = [new(UnitKind.Planning, PersonRole.PlanningOfficer)];
    private static readonly Grant[] Bureau = [new(UnitKind.UrbanEnforcement, PersonRole.Supervisor)];
    private static readonly Grant[] Office = [new(UnitKind.Supervision, PersonRole.Supervisor)];
    private static readonly Grant[] Leader = [new(UnitKind.District, PersonRole.DistrictLeader)];
    private static readonly Grant[] Sector = [new(UnitKind.Sector, PersonRole.Inspector)];

    private static readonly DocumentRule[] All =
    [
        // Stopping is done at once (Art 12, 17): whoever stands there signs.
        new(DocumentKind.StopNotice, "责停", [.. Town, .. Planning], [.. Town, .. Planning], DocumentAddressee.Party, Needs: Inspected),
        new(DocumentKind.CorrectionNotice, "责改", Town, TownLead, DocumentAddressee.Party, Needs: Illegal),
        new(DocumentKind.InspectionRecord, "检查", [.. Town, .. Planning], [.. Town, .. Planning], DocumentAddressee.File),
        new(DocumentKind.InterviewRecord, "询问", [.. Town, .. Planning], [.. Town, .. Planning], DocumentAddressee.File),
        new(DocumentKind.ServiceReceipt, "送证", [.. Town, .. Planning, .. Sector], [.. Town, .. Planning, .. Sector], DocumentAddressee.File),
        new(DocumentKind.ForcedDemolitionNotice, "强拆", Town, TownLead, DocumentAddressee.Party, Needs: Forced),
        new(DocumentKind.ForcedDemolitionAnnouncement, "强告", Town, TownLead, DocumentAddressee.Party, Needs: Forced),
        new(DocumentKind.PoliceTransfer, "移公", [.. Town, .. Planning], [.. TownLead, .. Planning], DocumentAddressee.Unit, UnitKind.Police),
        new(DocumentKind.JudicialTransfer, "移司", [.. Town, .. Planning], [.. TownLead, .. Planning], DocumentAddressee.Unit),
        new(DocumentKind.DisciplineCopy, "抄", Planning, Planning, DocumentAddressee.Unit, UnitKind.Discipline, NeedsCase: false, Confidential: true),
        new(DocumentKind.MeetingRequest, "请", Planning, Planning, DocumentAddressee.Unit, UnitKind.District, NamesParty: false, Needs: Overdue),
        new(DocumentKind.SupervisionOrder, "办", Office, Office, DocumentAddressee.Unit, UnitKind.Town, NamesParty: false, Needs: Overdue),
        new(DocumentKind.PraiseBulletin, "表", [.. Bureau, .. Planning], [.. Bureau, .. Planning], DocumentAddressee.Unit, UnitKind.Town, NeedsCase: false, NamesParty: false),
        new(DocumentKind.CriticismBulletin, "通", [.. Bureau, .. Planning], [.. Bureau, .. Planning], DocumentAddressee.Unit, UnitKind.Town, NeedsCase: false, NamesParty: false),
        new(DocumentKind.SanctionNotice, "联惩", [.. Town, .. Planning], [.. TownLead, .. Planning], DocumentAddressee.Unit, Needs: Illegal),
        new(DocumentKind.FeedbackForm, "反馈", Town, Town, DocumentAddressee.Unit, UnitKind.Planning, Needs: Demolished),
        new(DocumentKind.TalkNotice, "约谈", [.. Leader, .. Office], [.. Leader, .. Office], DocumentAddressee.Unit, UnitKind.Town, NeedsCase: false, NamesParty: false),
        new(DocumentKind.ClosingReport, "结", Town, TownLead, DocumentAddressee.File, Needs: Demolished),
        new(DocumentKind.Other, "", [.. Town, .. Planning, .. Sector, .. Bureau], [.. Town, .. Planning, .. Sector, .. Bureau], DocumentAddressee.Party),
    ];

    private static readonly Dictionary<DocumentKind, DocumentRule> ByKind = All.ToDictionary(r => r.Kind);

    /// <summary>The rule of a kind.</summary>
    public static DocumentRule For(DocumentKind kind) => ByKind[kind];

    /// <summary>True when the person writes documents of the kind; a town's only of its own cases.</summary>
    public static bool MayDraft(DocumentKind kind, Actor actor, string? caseTown) => IsGranted(For(kind).Drafters, actor, caseTown);

    /// <summary>True when the person signs documents of the kind.</summary>
    public static bool MayIssue(DocumentKind kind, Actor actor, string? caseTown) => IsGranted(For(kind).Issuers, actor, caseTown);

    private static bool IsGranted(IReadOnlyList<Grant> grants, Actor actor, string? caseTown) =>
        grants.Any(g => g.Unit == actor.UnitKind && actor.Is(g.Role))
        && (actor.UnitKind is not (UnitKind.Town or UnitKind.DevelopmentZone) || caseTown is null || actor.ActsFor(caseTown));

    private static DocumentRefusalReason? Inspected(CaseState s) => s.Inspection is null ? DocumentRefusalReason.NotInspected : null;

    private static DocumentRefusalReason? Illegal(CaseState s) => s.Determination is { Illegal: true } ? null : DocumentRefusalReason.NotDetermined;

    private static DocumentRefusalReason? Forced(CaseState s) => s.Stage is CaseStage.ForcedDemolition or CaseStage.Overdue ? null : DocumentRefusalReason.NotForced;

    private static DocumentRefusalReason? Overdue(CaseState s) => s.Stage == CaseStage.Overdue ? null : DocumentRefusalReason.NotOverdue;

    private static DocumentRefusalReason? Demolished(CaseState s) => s.Demolition is null ? DocumentRefusalReason.NotDemolished : null;
}
