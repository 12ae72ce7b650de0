using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Enforcement.Workflows.Documents;

namespace Enforcement.Api.Documents;

/// <summary>A field of a kind of document.</summary>
/// <param name="Name">As it stands in the template, between double braces.</param>
/// <param name="IsRequired">A template must have it, and a document is not issued while it is empty.</param>
/// <param name="IsLong">Asked for in several lines.</param>
/// <param name="IsFixed">Set by the product, not by people.</param>
public sealed record DocumentField(string Name, bool IsRequired, bool IsLong, bool IsFixed);

/// <summary>Which fields each kind has: those of its built-in text, in its order.</summary>
internal static partial class DocumentFields
{
    private static readonly HashSet<string> Fixed = ["文号", "成文日期", "验证码", "验证网址", "二维码", "案号"];

    /// <summary>The term of a correction notice is counted, never typed (Art 21).</summary>
    private static readonly HashSet<string> Counted = ["期限", "期限届满日", "计划送达日"];

    private static readonly HashSet<string> Long =
    [
        "违法事实", "法律依据", "停止内容", "改正内容", "证据", "逾期后果", "救济途径", "检查情况", "告知事项", "询问内容", "强拆安排", "材料清单", "涉及对象", "请示事项", "督办要求", "通报对象", "工作要求", "惩戒措施",
        "处置结果", "办理经过", "结案意见", "移送理由", "约谈对象", "送达文书",
    ];

    /// <summary>What may stay empty: not known of every party, or written by hand on the paper.</summary>
    private static readonly HashSet<string> Optional =
    [
        "案号", "证件号码", "当事人地址", "当事人电话", "法定代表人", "机关地址", "机关电话", "记录人", "在场人", "结束时间", "被询问人证件", "被询问人电话", "送达时间", "代收人", "代收事由", "拒收事由", "见证人", "抄送", "材料清单",
        "签发人", "张贴地点", "市级平台录入",
    ];

    /// <summary>Of these, what is left white for the pen; the others say ／.</summary>
    private static readonly HashSet<string> ByHand = ["记录人", "在场人", "结束时间", "送达时间", "代收人", "代收事由", "拒收事由", "见证人", "签发人", "张贴地点"];

    private static readonly ConcurrentDictionary<DocumentKind, IReadOnlyList<DocumentField>> Known = new();

    /// <summary>The kinds that a template makes.</summary>
    public static IReadOnlyList<DocumentKind> TemplateKinds { get; } = [.. Enum.GetValues<DocumentKind>().Where(k => k != DocumentKind.Other)];

    public static IReadOnlyList<DocumentField> Of(DocumentKind kind) => kind == DocumentKind.Other ? [] : Known.GetOrAdd(kind, k =>
    [
        .. Name().Matches(OfficialLayout.Expanded(TextOf(k))).Select(m => m.Groups[1].Value).Distinct().Select(name =>
            new DocumentField(name, !Optional.Contains(name), Long.Contains(name), Fixed.Contains(name) || (k == DocumentKind.CorrectionNotice && Counted.Contains(name)))),
    ]);

    /// <summary>The built-in text of a kind.</summary>
    public static string TextOf(DocumentKind kind)
    {
        using var text = new StreamReader(typeof(DocumentFields).Assembly.GetManifestResourceStream(typeof(DocumentFields), $"Texts.{kind}.txt")!);
        return text.ReadToEnd();
    }

    /// <summary>What is printed where nothing is known.</summary>
    public static string Printed(string name, string? value) => !string.IsNullOrWhiteSpace(value) ? value : ByHand.Contains(name) ? "" : "／";

    [GeneratedRegex(@"\{\{([^{}]+)\}\}")]
    private static partial Regex Name();
}
