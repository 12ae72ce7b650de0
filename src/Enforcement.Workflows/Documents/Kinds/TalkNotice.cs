using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Escalation;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Documents.DocumentFields;

namespace Enforcement.Workflows.Documents.Kinds;

/// <summary>约谈通知书 (Art 3, 29).</summary>
public static class TalkNotice
{
    /// <summary>Its rules.</summary>
    public static DocumentKind It { get; } = new()
    {
        Name = nameof(TalkNotice),
        Order = 170,
        Title = "约谈通知书",
        SeriesWord = "约谈",
        Drafters = [.. Staff.Leader, .. Staff.Office],
        Issuers = [.. Staff.Leader, .. Staff.Office],
        Addressee = DocumentAddressee.Unit,
        ToUnit = UnitKind.Town,
        NeedsCase = false,
        Lacks = CaseLacks.Nothing,
        Measure = MeasureKind.Talk,
        Secrecy = DocumentSecrecy.Open,
        TwoOfficers = false,
        Basis = $"{Measure}第三条、第二十九条。",
        Term = new WordedTerm(TermOf),
        Fields =
        [
            Agency, Number,
            MainAddressee with { Propose = d => d.Measure is { Town: { } town } talk ? town + talk.Unit : d.To?.OfficialName },
            Line("约谈事由", d => d.Measure is { } talk ? talk.Reason.TrimEnd('。', '；') : "新生违法建设管控不力、处置不积极"),
            Basis,
            Lines("约谈对象", d => d.Measure is { Town: { } town } talk ? $"{town}{talk.Unit}主要负责人"
                : d.About is { } unit ? $"{unit}主要负责人、分管负责人" : null),
            Line("约谈时间"), Line("约谈地点"),
            Facts with { Propose = d => d.Measure is { } talk && FactsOf(talk) is { Length: > 0 } facts ? facts : Facts.Propose!(d) },
            Lines("工作要求", "请立即组织整改，举一反三，加强巡查管控。"),
            Term, TermEnd, Remedies, Officers, AgencyPhone, .. Seal,
        ],
        Effect = _ => null,
    };

    /// <summary>As long as the measure's own, counted from its order.</summary>
    private static (string Words, string End)? TermOf(DraftFacts d) => d.Measure is { } talk
        ? (ChineseWords.Days(talk.LastDay.DayNumber - talk.OrderedOn.DayNumber), ChineseWords.EndOf(talk.LastDay))
        : new ReplyTerm(7).Propose(d);

    private static string FactsOf(OrderedMeasure talk) =>
        string.Join('\n', talk.Facts.Select(Sentence).Prepend(talk.Basis).OfType<string>());

    private static string Sentence(MeasureFact fact) => (fact.CaseNumber, fact.Key.StartsWith("year/", StringComparison.Ordinal)) switch
    {
        (null, _) => $"{fact.Key[4..]} 月报与卫片比对差距较大，{ChineseWords.Day(LegalTime.DateOf(fact.At))}确认。",
        ({ } number, true) => $"案件 {number} 市级挂账，当年未完成整改。",
        ({ } number, false) => $"案件 {number} 自{ChineseWords.Day(LegalTime.DateOf(fact.At))}起逾期未拆除。",
    };
}
