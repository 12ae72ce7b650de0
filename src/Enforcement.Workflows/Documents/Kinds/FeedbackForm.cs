using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>反馈单 (Art 22).</summary>
public static class FeedbackForm
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(FeedbackForm),
        Order = 160,
        Title = "反馈单",
        SeriesWord = "反馈",
        Drafters = Staff.Town,
        Issuers = Staff.Town,
        Addressee = DocumentAddressee.Unit,
        ToUnit = UnitKind.Planning,
        NeedsCase = true,
        Lacks = CaseLacks.Demolition,
        Measure = null,
        Secrecy = DocumentSecrecy.NamesParty,
        TwoOfficers = false,
        Basis = $"{Measure}第二十二条。",
        Term = new CaseTerm(DeadlineKind.Feedback, new PolicyTerm(DeadlineKind.Feedback)),
        Fields =
        [
            Agency, Number, MainAddressee, Matter, CaseNumber, PartyName, PartyIdNumber, Site, Facts, Basis,
            Line("拆除方式", d => d.Case?.Demolition is { } gone ? gone.By == DemolishedBy.Party ? "当事人自行拆除" : "强制拆除" : null),
            DemolishedAt, Result,
            Line("市级平台录入", d => d.Case?.CityEntry?.EntryNumber).Optional(),
            Term, TermEnd, Remedies, Officers, AgencyPhone, .. Seal,
        ],
        Effect = _ => null,
    };
}
