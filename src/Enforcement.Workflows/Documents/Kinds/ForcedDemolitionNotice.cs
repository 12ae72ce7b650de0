using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>强制拆除通知书 (Art 22; 行政强制法 37).</summary>
public static class ForcedDemolitionNotice
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(ForcedDemolitionNotice),
        Order = 60,
        Title = "强制拆除通知书",
        SeriesWord = "强拆",
        Drafters = Staff.Town,
        Issuers = Staff.TownLead,
        Addressee = DocumentAddressee.Party,
        ToUnit = null,
        NeedsCase = true,
        Lacks = CaseLacks.Force,
        Measure = null,
        Secrecy = DocumentSecrecy.NamesParty,
        TwoOfficers = true,
        Basis = $"《中华人民共和国行政强制法》第三十七条、《北京市城乡规划条例》第七十四条、{Measure}第二十二条。",
        Term = new CaseTerm(DeadlineKind.ForcedDemolition, new PolicyTerm(DeadlineKind.ForcedDemolition)),
        Fields =
        [
            Agency, Number, PartyName, PartyIdNumber, LegalRepresentative, PartyPhone, PartyAddress, Matter, CaseNumber, Site, Facts, Basis,
            ForcedDemolition, Term, TermEnd, Remedies, Officers, AgencyAddress, AgencyPhone, .. Seal,
        ],
        Effect = _ => null,
    };
}
