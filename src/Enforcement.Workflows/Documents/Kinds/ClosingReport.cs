using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>结案报告 (Art 21, 22).</summary>
public static class ClosingReport
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(ClosingReport),
        Order = 180,
        Title = "结案报告",
        SeriesWord = "结",
        Drafters = Staff.Town,
        Issuers = Staff.TownLead,
        Addressee = DocumentAddressee.File,
        ToUnit = null,
        NeedsCase = true,
        Lacks = CaseLacks.Demolition,
        Measure = null,
        Secrecy = DocumentSecrecy.NamesParty,
        TwoOfficers = false,
        Basis = $"{Measure}第二十一条、第二十二条。",
        Term = new ReplyTerm(10),
        Fields =
        [
            Agency, Number, Matter, CaseNumber, PartyName, PartyIdNumber, Site,
            Line("立案时间", d => d.Case is { } c ? ChineseWords.Instant(c.Opened.At) : null),
            DemolishedAt, Facts, BasisAfterDetermination,
            Lines("办理经过", d => d.Case is { } c ? CaseInWords.Course(c) : null),
            Result,
            Lines("救济途径", "已依法告知当事人陈述、申辩以及申请行政复议、提起行政诉讼的权利。"),
            Lines("结案意见", "违法建设已拆除，建议结案。"),
            Term, TermEnd, Officers, .. Seal,
        ],
        Effect = _ => null,
    };
}
