using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tracks.InProgress;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>责令改正通知书, 限期自行拆除 (Art 18, 21).</summary>
public static class CorrectionNotice
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(CorrectionNotice),
        Order = 20,
        Title = "责令改正通知书",
        SeriesWord = "责改",
        Drafters = Staff.Town,
        Issuers = Staff.TownLead,
        Addressee = DocumentAddressee.Party,
        ToUnit = null,
        NeedsCase = true,
        Lacks = CaseLacks.Determination,
        Measure = null,
        Secrecy = DocumentSecrecy.NamesParty,
        TwoOfficers = true,
        Basis = $"《中华人民共和国城乡规划法》第六十四条、《北京市城乡规划条例》第七十四条、{Measure}第十八条、第二十一条。",
        Term = new OrderedTerm(DeadlineKind.SelfDemolition),
        Fields =
        [
            Agency, Number, PartyName, PartyIdNumber, LegalRepresentative, PartyPhone, PartyAddress, Matter, CaseNumber, Site, Facts,
            Lines("证据", d => d.Case is not { } c ? null : c.Evidence.IsEmpty ? "现场检查（勘验）笔录。" : $"现场检查（勘验）笔录、照片等证据材料共{c.Evidence.Count}份。"),
            BasisAfterDetermination,
            Lines("改正内容", d => d.Case is { } c ? $"自行拆除上述地点的违法建设{CaseInWords.Area(c, "，拆除范围为")}，清理建筑垃圾，恢复场地原状。" : null),
            Term with { Input = FieldInput.Fixed },
            PlannedService,
            TermEnd with { Input = FieldInput.Fixed },
            Lines("逾期后果", "逾期未自行拆除的，本机关将依法组织强制拆除，所需费用由你（单位）承担，并依法实施联合惩戒。"),
            Remedies, Officers, AgencyAddress, AgencyPhone, .. Seal,
        ],
        Effect = s => s.Case switch
        {
            { } c when c.Takes(CaseAction.OrderSelfDemolition) => new OrderSelfDemolition(
                s.Now, s.Service.ServedAt, s.Document.TermDays!.Value, s.Service.Method, s.Service.Proof!, s.Document.Issued!.Number),
            // It was recorded in the case before: the proof is what was missing.
            { ServiceUnproven: true } => new ProveService(s.Now, s.Service.Proof!),
            { IsOver: false, Demolition: null } => s.AsStop(StopDocument.CorrectionNotice),
            _ => null,
        },
    };
}
