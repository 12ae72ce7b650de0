using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>案件移送函（公安） (Art 6, 26).</summary>
public static class PoliceTransfer
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(PoliceTransfer),
        Order = 80,
        Title = "案件移送函（公安）",
        SeriesWord = "移公",
        Drafters = [.. Staff.Town, .. Staff.Planning],
        Issuers = [.. Staff.TownLead, .. Staff.Planning],
        Addressee = DocumentAddressee.Unit,
        ToUnit = UnitKind.Police,
        NeedsCase = true,
        Lacks = CaseLacks.Nothing,
        Measure = null,
        Secrecy = DocumentSecrecy.NamesParty,
        TwoOfficers = false,
        Basis = $"《行政执法机关移送涉嫌犯罪案件的规定》、《北京市城乡规划条例》第九十条、{Measure}第六条、第二十六条。",
        Term = new ReplyTerm(3),
        Fields =
        [
            Agency, Number, MainAddressee, Matter, CaseNumber,
            Lines("移送理由", d => d.Case is { Obstructed: true } ? "当事人存在妨碍、阻挠行政执法的行为" : "当事人的行为涉嫌违反治安管理或者涉嫌犯罪"),
            Basis, PartyName, PartyIdNumber, PartyAddress, PartyPhone, Site, Facts, Materials, Term, TermEnd,
            Remedies, Officers, AgencyPhone, .. Seal,
        ],
        Effect = _ => null,
    };
}
