using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>专题会请示 (Art 25).</summary>
public static class MeetingRequest
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(MeetingRequest),
        Order = 110,
        Title = "专题会请示",
        SeriesWord = "请",
        Drafters = Staff.Planning,
        Issuers = Staff.Planning,
        Addressee = DocumentAddressee.Unit,
        ToUnit = UnitKind.District,
        NeedsCase = true,
        Lacks = CaseLacks.Overdue,
        Measure = null,
        Secrecy = DocumentSecrecy.Open,
        TwoOfficers = false,
        Basis = $"{Measure}第二十五条。",
        Term = new ReplyTerm(7),
        Fields =
        [
            Agency, Number,
            Line("签发人").ByHand(),
            MainAddressee,
            Line("属地", d => d.Case is { } c ? d.NameOf(c.Town) : null),
            Matter, CaseNumber, PartyName, Site, Facts, Basis,
            Lines("请示事项", "恳请召开专题会研究，同意由区政府督查室对属地启动督办。"),
            Term, TermEnd, Remedies, Officers, AgencyPhone, .. Seal,
        ],
        Effect = _ => null,
    };
}
