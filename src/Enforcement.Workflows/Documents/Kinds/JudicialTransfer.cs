using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>案件移送函（司法） (Art 26).</summary>
public static class JudicialTransfer
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(JudicialTransfer),
        Order = 90,
        Title = "案件移送函（司法）",
        SeriesWord = "移司",
        Drafters = [.. Staff.Town, .. Staff.Planning],
        Issuers = [.. Staff.TownLead, .. Staff.Planning],
        Addressee = DocumentAddressee.Unit,
        ToUnit = null,
        NeedsCase = true,
        Lacks = CaseLacks.Nothing,
        Measure = null,
        Secrecy = DocumentSecrecy.NamesParty,
        TwoOfficers = false,
        Basis = $"《行政执法机关移送涉嫌犯罪案件的规定》、{Measure}第二十六条。",
        Term = new ReplyTerm(3),
        Fields =
        [
            Agency, Number,
            Line("主送", "北京市密云区人民检察院"),
            Matter, CaseNumber,
            Lines("移送理由", "当事人的行为涉嫌犯罪"),
            Basis, PartyName, PartyIdNumber, PartyAddress, PartyPhone, Site, Facts, Materials, Term, TermEnd,
            Remedies, Officers, AgencyPhone, .. Seal,
        ],
        Effect = _ => null,
    };
}
