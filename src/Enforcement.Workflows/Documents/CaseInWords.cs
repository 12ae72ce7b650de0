using System.Globalization;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Documents;

/// <summary>What happened in a case, as documents tell it.</summary>
internal static class CaseInWords
{
    /// <summary>违法事实: found, inspected, determined, ordered, late.</summary>
    public static string Facts(CaseState c, Func<string, string> nameOf) =>
        $"{DayOf(c.Opened.FoundAt)}，{nameOf(c.Opened.FirstFinder)}发现该处{(c.Opened.InProgress ? "正在进行" : "已建成")}涉嫌违法的建设"
        + $"{Area(c, "，建设面积约")}。{Sentence(c.Opened.Description)}"
        + (c.Inspection is { } i ? $"{DayOf(i.At)}经现场检查：{Sentence(i.Findings)}{(i.PermitPresented ? "" : "现场未能提供建设工程规划许可文件。")}" : "")
        + (c.Determination is { Illegal: true } d ? $"{DayOf(d.At)}认定为违法建设。" : "")
        + (c.Deadline(DeadlineKind.SelfDemolition) is { State: not DeadlineState.Pending } term ? Ordered(term) : "")
        + (c.IsLate ? "组织强制拆除的期限也已届满，仍未拆除。" : "");

    /// <summary>办理经过, a line a step.</summary>
    public static string Course(CaseState c)
    {
        var lines = new List<string> { $"{ChineseWords.Instant(c.Opened.At)}立案。" };
        if (c.Inspection is { } i) lines.Add($"{ChineseWords.Instant(i.At)}完成现场检查。");
        lines.AddRange(c.Documents.Select(d => $"{ChineseWords.Instant(d.ServedAt)}送达{d.Number ?? TitleOf(d.Document)}。"));
        if (c.Determination is { } determined) lines.Add($"{ChineseWords.Instant(determined.At)}完成认定。");
        if (c.Demolition is { } gone)
            lines.Add($"{ChineseWords.Instant(gone.At)}{(gone.By == DemolishedBy.Party ? "当事人自行拆除" : "组织强制拆除")}完毕。");
        return string.Join('\n', lines);
    }

    /// <summary>The built area after some words; nothing while it is not known.</summary>
    public static string Area(CaseState c, string before) =>
        c.Opened.AreaSquareMetres is { } area ? string.Create(CultureInfo.InvariantCulture, $"{before}{area:0.##}平方米") : "";

    /// <summary>A text with one full stop at its end.</summary>
    public static string Sentence(string? text) => string.IsNullOrWhiteSpace(text) ? "" : text.Trim().TrimEnd('。', '；') + "。";

    private static string Ordered(CaseDeadline term) =>
        $"{ChineseWords.Day(term.Count.StartsOn)}向当事人送达《责令改正通知书》，限{ChineseWords.Days(term.Count.Period.Days)}内自行拆除，"
        + $"{ChineseWords.EndOf(term.Count.LastDay)}届满{(term.State == DeadlineState.Breached ? "，逾期未拆除" : "")}。";

    private static string DayOf(DateTimeOffset at) => ChineseWords.Day(LegalTime.DateOf(at));

    private static string TitleOf(StopDocument document) => document switch
    {
        StopDocument.StopNotice => Kinds.StopNotice.It.Title,
        StopDocument.CorrectionNotice => Kinds.CorrectionNotice.It.Title,
        _ => "文书",
    };
}
