using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>询问笔录 (行政处罚法 42).</summary>
public static class InterviewRecord
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(InterviewRecord),
        Order = 40,
        Title = "询问笔录",
        SeriesWord = "询问",
        Drafters = [.. Staff.Town, .. Staff.Planning],
        Issuers = [.. Staff.Town, .. Staff.Planning],
        Addressee = DocumentAddressee.File,
        ToUnit = null,
        NeedsCase = true,
        Lacks = CaseLacks.Nothing,
        Measure = null,
        Secrecy = DocumentSecrecy.NamesParty,
        TwoOfficers = true,
        Basis = "《中华人民共和国行政处罚法》第四十二条、《北京市城乡规划条例》。",
        Term = new ReplyTerm(3),
        Fields =
        [
            Number, Matter, CaseNumber, StartedAt, EndedAt, Site,
            Line("被询问人"),
            Line("被询问人证件").Optional(),
            Line("与本案关系"),
            Line("被询问人电话").Optional(),
            Officers, Recorder, PartyName, Basis,
            Lines("告知事项", d => $"我们是{d.Unit.OfficialName}的执法人员，现向你出示执法证件。现就有关情况依法向你询问，请如实回答。你有权进行陈述和申辩；认为询问人与本案有利害关系的，有权申请回避。是否听清？\n答："),
            Facts,
            Lines("询问内容", "问：请介绍该处建设的基本情况。\n答：\n问：是否取得建设工程规划许可或乡村建设规划许可？\n答："),
            Remedies, Term, TermEnd, Agency, .. Seal,
        ],
        Effect = _ => null,
    };
}
