using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>现场检查（勘验）笔录 (Art 12; 行政强制法 18).</summary>
public static class InspectionRecord
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(InspectionRecord),
        Order = 30,
        Title = "现场检查（勘验）笔录",
        SeriesWord = "检查",
        Drafters = [.. Staff.Town, .. Staff.Planning],
        Issuers = [.. Staff.Town, .. Staff.Planning],
        Addressee = DocumentAddressee.File,
        ToUnit = null,
        NeedsCase = true,
        Lacks = CaseLacks.Nothing,
        Measure = null,
        Secrecy = DocumentSecrecy.NamesParty,
        TwoOfficers = true,
        Basis = $"《中华人民共和国行政强制法》第十八条、{Measure}第十二条。",
        Term = new ReplyTerm(3),
        Fields =
        [
            Number, Matter, CaseNumber, StartedAt, EndedAt, Site, PartyName, PartyIdNumber, PartyAddress, PartyPhone, Officers, Recorder,
            Line("在场人").ByHand(),
            Basis, Agency,
            Lines("检查情况", d => d.Case?.Inspection?.Findings),
            Remedies, Term, TermEnd, .. Seal,
        ],
        Effect = _ => null,
    };
}
