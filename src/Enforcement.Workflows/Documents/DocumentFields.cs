using System.Globalization;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Documents;

/// <summary>The fields that several kinds of documents have, and how a kind writes its own.</summary>
public static class DocumentFields
{
    /// <summary>The measure as documents cite it.</summary>
    internal const string Measure = "《密云区进一步加强新生违法用地违法建设控制处置办法（试行）》（密政发〔2022〕19号）";

    public static DocumentField Agency { get; } = Line("机关", d => d.Unit.OfficialName);
    public static DocumentField AgencyAddress { get; } = Line("机关地址").Optional();
    public static DocumentField AgencyPhone { get; } = Line("机关电话").Optional();
    public static DocumentField Number { get; } = Fixed("文号");
    public static DocumentField IssuedOn { get; } = Fixed("成文日期");
    public static DocumentField QrCode { get; } = Fixed("二维码");
    public static DocumentField CheckAddress { get; } = Fixed("验证网址");
    public static DocumentField CheckCode { get; } = Fixed("验证码");
    public static DocumentField CaseNumber { get; } = new DocumentField("案号", FieldInput.Fixed, d => d.Case?.Number ?? "／").Optional();
    public static DocumentField Matter { get; } = Line("案由", d =>
        d.Case is not { } c ? null : c.Determination is not { Illegal: true } ? "涉嫌违法建设" : c.IsRepeat ? "违法建设（屡拆屡建）" : "违法建设");
    public static DocumentField Site { get; } = Line("地点", d => d.Case is { Opened: var o }
        ? string.Create(CultureInfo.InvariantCulture, $"{o.Address}（东经{o.Place.Lon:F6}°，北纬{o.Place.Lat:F6}°）") : "／");
    public static DocumentField PartyName { get; } = Line("当事人", d => d.Case is { } c ? c.Party?.Name ?? "（待查明）" : "／");
    public static DocumentField PartyIdNumber { get; } = Line("证件号码", d => d.Case?.Party?.IdNumber).Optional();
    public static DocumentField PartyAddress { get; } = Line("当事人地址", d => d.Case?.Party?.Address).Optional();
    public static DocumentField PartyPhone { get; } = Line("当事人电话", d => d.Case?.Party?.Phone).Optional();
    public static DocumentField LegalRepresentative { get; } = Line("法定代表人").Optional();
    public static DocumentField Facts { get; } = Lines("违法事实", d => d.Case is { } c ? CaseInWords.Facts(c, d.NameOf) : null);
    public static DocumentField Basis { get; } = Lines("法律依据", d => d.Kind.Basis);
    public static DocumentField BasisAfterDetermination { get; } = Basis with
    {
        Propose = d => d.Case?.Determination is { Illegal: true, Basis: var basis } && CaseInWords.Sentence(basis) is { Length: > 0 } own
            ? $"{own}\n{d.Kind.Basis}" : d.Kind.Basis,
    };
    public static DocumentField Remedies { get; } = Lines("救济途径", d => RemediesOf(d.Kind.Addressee, d.Unit.Kind));
    public static DocumentField Term { get; } = Line("期限", d => d.Kind.Term?.Propose(d)?.Words);
    public static DocumentField TermEnd { get; } = Line("期限届满日", d => d.Kind.Term?.Propose(d)?.End);
    public static DocumentField PlannedService { get; } = Fixed("计划送达日");
    public static DocumentField Officers { get; } = Line("执法人员", d => d.Officers ?? d.Writer);
    public static DocumentField StartedAt { get; } = Line("开始时间", d => d.Case?.Inspection is { } i ? ChineseWords.Instant(i.At) : null);
    public static DocumentField EndedAt { get; } = Line("结束时间").ByHand();
    public static DocumentField Recorder { get; } = Line("记录人").ByHand();
    public static DocumentField ForcedDemolition { get; } =
        Lines("强拆安排", d => d.Case?.Plan is { } plan ? $"{ChineseWords.Instant(plan.PlannedAt)}，由本机关组织拆除" : null);
    public static DocumentField DemolishedAt { get; } =
        Line("拆除时间", d => d.Case?.Demolition is { } gone ? ChineseWords.Instant(gone.At) : null);
    public static DocumentField Result { get; } = Lines("处置结果", d => d.Case?.Demolition is not null ? "违法建设已拆除，已拍照取证。" : null);
    public static DocumentField MainAddressee { get; } = Line("主送", d => d.To?.OfficialName);
    public static DocumentField Materials { get; } = Lines("材料清单", "1. 现场检查（勘验）笔录及照片；\n2. 认定材料；\n3. 已送达的执法文书及送达回证。").Optional();
    public static DocumentField CopyTo { get; } = Line("抄送").Optional();

    /// <summary>What every document ends with, after its agency: date, and the code by which anybody can check it.</summary>
    internal static IReadOnlyList<DocumentField> Seal { get; } = [IssuedOn, QrCode, CheckAddress, CheckCode];

    /// <summary>A field asked for in one line.</summary>
    internal static DocumentField Line(string name, Func<DraftFacts, string?>? propose = null) => new(name, FieldInput.Line, propose);

    internal static DocumentField Line(string name, string proposal) => new(name, FieldInput.Line, _ => proposal);

    /// <summary>A field asked for in several lines.</summary>
    internal static DocumentField Lines(string name, Func<DraftFacts, string?>? propose = null) => new(name, FieldInput.Lines, propose);

    internal static DocumentField Lines(string name, string proposal) => new(name, FieldInput.Lines, _ => proposal);

    /// <summary>A field that the product sets.</summary>
    internal static DocumentField Fixed(string name) => new(name, FieldInput.Fixed);

    /// <summary>Review within 60 days (行政复议法 20), suit within 6 months (行政诉讼法 46); neither stays enforcement by itself.</summary>
    private static string RemediesOf(DocumentAddressee addressee, UnitKind unit) => addressee switch
    {
        DocumentAddressee.Party => "如不服本决定（通知），可以自收到本文书之日起六十日内依法向" + (unit == UnitKind.Planning ? "有管辖权的行政复议机关" : "北京市密云区人民政府")
            + "申请行政复议，或者自收到本文书之日起六个月内依法向人民法院提起行政诉讼。复议、诉讼期间不停止执行，法律另有规定的除外。",
        DocumentAddressee.File => "被告知人有权陈述、申辩，有权核对并要求更正、补充记录；拒绝签名的，由执法人员注明。",
        _ => "对本文书内容有异议的，请于上述期限内书面提出。",
    };
}
