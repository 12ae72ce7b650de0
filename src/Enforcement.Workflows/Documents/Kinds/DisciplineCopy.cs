using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>问题线索抄送函 to discipline (Art 5, 16, 25, 27).</summary>
public static class DisciplineCopy
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(DisciplineCopy),
        Order = 100,
        Title = "问题线索抄送函",
        SeriesWord = "抄",
        Drafters = Staff.Planning,
        Issuers = Staff.Planning,
        Addressee = DocumentAddressee.Unit,
        ToUnit = UnitKind.Discipline,
        NeedsCase = false,
        Lacks = CaseLacks.Nothing,
        Measure = null,
        Secrecy = DocumentSecrecy.Confidential,
        TwoOfficers = false,
        Basis = $"{Measure}第五条、第十六条、第二十五条、第二十七条。",
        Term = new ReplyTerm(7),
        Fields =
        [
            Agency, Number, MainAddressee, Basis,
            Lines("涉及对象"),
            CaseNumber, Matter, Site, PartyName, Facts, Materials, Term, TermEnd, Remedies, Officers, AgencyPhone, .. Seal,
        ],
        Effect = _ => null,
    };
}
