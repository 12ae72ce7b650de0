using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>责令停止违法行为通知书 (Art 17, 18). Stopping is done at once (Art 12, 17): whoever stands there signs.</summary>
public static class StopNotice
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(StopNotice),
        Order = 10,
        Title = "责令停止违法行为通知书",
        SeriesWord = "责停",
        Drafters = [.. Staff.Town, .. Staff.Planning],
        Issuers = [.. Staff.Town, .. Staff.Planning],
        Addressee = DocumentAddressee.Party,
        ToUnit = null,
        NeedsCase = true,
        Lacks = CaseLacks.Inspection,
        Measure = null,
        Secrecy = DocumentSecrecy.NamesParty,
        TwoOfficers = true,
        Basis = $"《中华人民共和国城乡规划法》第六十四条、《北京市城乡规划条例》第七十四条、{Measure}第十七条、第十八条。",
        Term = new WordedTerm(d => ("立即", $"{ChineseWords.Day(d.Today)}起")),
        Fields =
        [
            Agency, Number, PartyName, PartyIdNumber, LegalRepresentative, PartyPhone, PartyAddress, Matter, CaseNumber, Site, Facts, Basis,
            Lines("停止内容", "立即停止建设（占地）行为，保持现场原状，不得继续施工，不得转移、隐匿有关材料和设备。"),
            Term, TermEnd, Remedies, Officers, AgencyAddress, AgencyPhone, .. Seal,
        ],
        Effect = s => s.Case is { IsOver: false, Demolition: null } ? s.AsStop(StopDocument.StopNotice) : null,
    };
}
