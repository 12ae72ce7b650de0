using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>送达回证 (民诉法 87).</summary>
public static class ServiceReceipt
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(ServiceReceipt),
        Order = 50,
        Title = "送达回证",
        SeriesWord = "送证",
        Drafters = [.. Staff.Town, .. Staff.Planning, .. Staff.Sector],
        Issuers = [.. Staff.Town, .. Staff.Planning, .. Staff.Sector],
        Addressee = DocumentAddressee.File,
        ToUnit = null,
        NeedsCase = true,
        Lacks = CaseLacks.Nothing,
        Measure = null,
        Secrecy = DocumentSecrecy.NamesParty,
        TwoOfficers = true,
        Basis = "《中华人民共和国民事诉讼法》第八十七条至第九十五条。",
        Term = new CaseTerm(DeadlineKind.SelfDemolition, new WordedTerm(_ => ("自送达次日起计算", "以实际送达日为准"))),
        Fields =
        [
            Agency, Number, Matter, CaseNumber,
            Lines("送达文书", d => d.Case?.Documents.Select(s => s.Number).OfType<string>().ToList() is { Count: > 0 } numbers
                ? string.Join('\n', numbers) : null),
            Facts, PartyName, PartyIdNumber,
            Line("送达地点", d => d.Case?.Opened.Address),
            Line("送达方式"),
            Line("送达时间").ByHand(),
            Line("代收人").ByHand(),
            Line("代收事由").ByHand(),
            Line("拒收事由").ByHand(),
            Line("见证人").ByHand(),
            Officers, Term, TermEnd, Basis, Remedies, .. Seal,
        ],
        Effect = _ => null,
    };
}
