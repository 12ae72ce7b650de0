using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>督办通知单 (Art 25; 政府督查工作条例 17).</summary>
public static class SupervisionOrder
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(SupervisionOrder),
        Order = 120,
        Title = "督办通知单",
        SeriesWord = "办",
        Drafters = Staff.Office,
        Issuers = Staff.Office,
        Addressee = DocumentAddressee.Unit,
        ToUnit = UnitKind.Town,
        NeedsCase = true,
        Lacks = CaseLacks.Overdue,
        Measure = null,
        Secrecy = DocumentSecrecy.Open,
        TwoOfficers = false,
        Basis = $"{Measure}第二十五条；《政府督查工作条例》；区政府专题会议决定。",
        Term = new CaseTerm(DeadlineKind.Supervision, new PolicyTerm(DeadlineKind.Supervision)),
        Fields =
        [
            Agency, Number, MainAddressee, Matter, CaseNumber, Site, PartyName, Facts, Basis,
            Lines("督办要求", "请立即组织拆除，按期办结，并书面报告办理结果。"),
            Term, TermEnd, Remedies, Officers, AgencyPhone, .. Seal,
        ],
        Effect = _ => null,
    };
}
