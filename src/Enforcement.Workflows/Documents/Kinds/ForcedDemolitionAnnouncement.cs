using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>强制拆除公告 (Art 22; 行政强制法 44).</summary>
public static class ForcedDemolitionAnnouncement
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(ForcedDemolitionAnnouncement),
        Order = 70,
        Title = "强制拆除公告",
        SeriesWord = "强告",
        Drafters = Staff.Town,
        Issuers = Staff.TownLead,
        Addressee = DocumentAddressee.Party,
        ToUnit = null,
        NeedsCase = true,
        Lacks = CaseLacks.Force,
        Measure = null,
        Secrecy = DocumentSecrecy.NamesParty,
        TwoOfficers = true,
        Basis = $"《中华人民共和国行政强制法》第四十四条、{Measure}第二十二条。",
        Term = new PolicyTerm(DeadlineKind.SelfDemolition),
        Fields =
        [
            Agency, Number, PartyName, CaseNumber, Matter, Site, Facts, Basis, Term, TermEnd, ForcedDemolition, Remedies,
            Line("张贴地点").ByHand(),
            Officers, AgencyAddress, AgencyPhone, .. Seal,
        ],
        Effect = _ => null,
    };
}
