using System.Globalization;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Documents;

/// <summary>What a new document says before anybody typed: drawn from its case, the law and the policy. Everything not fixed can be changed in the draft.</summary>
/// <param name="c">Its case, or null.</param>
/// <param name="to">The unit that it is for, or null.</param>
/// <param name="officers">The officers of the writer's last document, or null.</param>
internal sealed class DocumentValues(DocumentKind kind, CaseState? c, UnitView unit, UnitView? to, Units units, CasePolicy policy, Actor actor, DateOnly today, string? officers)
{
    private const string Measure = "《密云区进一步加强新生违法用地违法建设控制处置办法（试行）》（密政发〔2022〕19号）";

    /// <summary>Values of the kind's fields.</summary>
    public Dictionary<string, string> Propose() => DocumentFields.Of(kind).Where(f => ValueOf(f.Name) is not null).ToDictionary(f => f.Name, f => ValueOf(f.Name)!);

    /// <summary>The counted fields of a correction notice: the term in words and the day on which it ends when it is served as planned (Art 21, 民法典 201).</summary>
    /// <exception cref="MissingCalendarYearException">The policy counts working days of a year that was not recorded.</exception>
    public static Dictionary<string, string> Term(int days, DateOnly plannedService, CasePolicy policy, WorkingCalendar calendar)
    {
        var count = DeadlineCount.Of(plannedService, policy.Periods[DeadlineKind.SelfDemolition] with { Days = days }, calendar);
        return new()
        {
            ["期限"] = count.Period.Basis == DayBasis.Working ? $"{ChineseWords.Number(days)}个工作日" : ChineseWords.Days(days), ["计划送达日"] = ChineseWords.Day(plannedService),
            ["期限届满日"] = ChineseWords.EndOf(count.LastDay),
        };
    }

    private string? ValueOf(string field) => field switch
    {
        "机关" => kind == DocumentKind.CriticismBulletin && unit.Kind == UnitKind.UrbanEnforcement ? "密云区创建办" : UnitNames.Official(unit), // Art 24: in the name of 区创建办
        "案号" => c?.Number ?? "／",
        "案由" => c is null ? null : c.Determination is { Illegal: true } ? c.IsRepeat ? "违法建设（屡拆屡建）" : "违法建设" : "涉嫌违法建设",
        "当事人" => c is null ? "／" : c.Party?.Name ?? "（待查明）",
        "证件号码" => c?.Party?.IdNumber,
        "当事人地址" => c?.Party?.Address,
        "当事人电话" => c?.Party?.Phone,
        "地点" => c is null ? "／" : string.Create(CultureInfo.InvariantCulture, $"{c.Opened.Address}（东经{c.Opened.Place.Lon:F6}°，北纬{c.Opened.Place.Lat:F6}°）"),
        "违法事实" => c is null ? null : Facts(c),
        "法律依据" => Basis(),
        "执法人员" => officers ?? actor.DisplayName,
        "救济途径" => Remedies(),
        "停止内容" => "立即停止建设（占地）行为，保持现场原状，不得继续施工，不得转移、隐匿有关材料和设备。",
        "改正内容" => c is null ? null : $"自行拆除上述地点的违法建设{Area(c, "，拆除范围为")}，清理建筑垃圾，恢复场地原状。",
        "逾期后果" => "逾期未自行拆除的，本机关将依法组织强制拆除，所需费用由你（单位）承担，并依法实施联合惩戒。",
        "证据" => c is null ? null : c.Evidence.IsEmpty ? "现场检查（勘验）笔录。" : $"现场检查（勘验）笔录、照片等证据材料共{c.Evidence.Count}份。",
        "开始时间" => c?.Inspection is { } i ? ChineseWords.Instant(i.At) : null,
        "检查情况" => c?.Inspection?.Findings,
        "告知事项" => $"我们是{UnitNames.Official(unit)}的执法人员，现向你出示执法证件。现就有关情况依法向你询问，请如实回答。你有权进行陈述和申辩；认为询问人与本案有利害关系的，有权申请回避。是否听清？\n答：",
        "询问内容" => "问：请介绍该处建设的基本情况。\n答：\n问：是否取得建设工程规划许可或乡村建设规划许可？\n答：",
        "送达文书" => c is null ? null : string.Join('\n', c.Documents.Where(d => d.Number is not null).Select(d => d.Number)) is { Length: > 0 } numbers ? numbers : null,
        "送达地点" => c?.Opened.Address,
        "强拆安排" => c?.Plan is { } plan ? $"{ChineseWords.Instant(plan.PlannedAt)}，由本机关组织拆除" : null,
        "主送" => MainAddressee(),
        "移送理由" => kind == DocumentKind.PoliceTransfer ? c is { Obstructed: true } ? "当事人存在妨碍、阻挠行政执法的行为" : "当事人的行为涉嫌违反治安管理或者涉嫌犯罪" : "当事人的行为涉嫌犯罪",
        "材料清单" => "1. 现场检查（勘验）笔录及照片；\n2. 认定材料；\n3. 已送达的执法文书及送达回证。",
        "属地" => c is null ? null : units.View(c.Town).Name,
        "请示事项" => "恳请召开专题会研究，同意由区政府督查室对属地启动督办。",
        "督办要求" => "请立即组织拆除，按期办结，并书面报告办理结果。",
        "通报事由" => kind == DocumentKind.PraiseBulletin ? "表扬新生违法建设管控工作" : "新生违法建设逾期未拆除",
        "通报对象" or "约谈对象" => to is null ? c is null ? null : units.View(c.Town).Name : to.Name + (field == "约谈对象" ? "主要负责人、分管负责人" : ""),
        "约谈事由" => "新生违法建设管控不力、处置不积极",
        "工作要求" => kind == DocumentKind.PraiseBulletin ? "请继续保持，督促做好后续拆除工作。" : "请立即组织整改，举一反三，加强巡查管控。",
        "惩戒措施" => "不得为其办理营业执照、不得为其提供农业补贴、不得为其提供新办水、电、气、热、暖、通讯等服务。",
        "拆除方式" => c?.Demolition is { } by ? by.By == DemolishedBy.Party ? "当事人自行拆除" : "强制拆除" : null,
        "拆除时间" => c?.Demolition is { } on ? ChineseWords.Instant(on.At) : null,
        "处置结果" => c?.Demolition is not null ? "违法建设已拆除，已拍照取证。" : null,
        "市级平台录入" => c?.CityEntry?.EntryNumber,
        "立案时间" => c is null ? null : ChineseWords.Instant(c.Opened.At),
        "办理经过" => c is null ? null : Course(c),
        "结案意见" => "违法建设已拆除，建议结案。",
        "期限" or "期限届满日" when kind != DocumentKind.CorrectionNotice => Limit(field == "期限"),
        _ => null,
    };

    private string Facts(CaseState s) =>
        $"{ChineseWords.Day(LegalTime.DateOf(s.Opened.FoundAt))}，{units.View(s.Opened.FirstFinder).Name}发现该处{(s.Opened.InProgress ? "正在进行" : "已建成")}涉嫌违法的建设{Area(s, "，建设面积约")}。{Sentence(s.Opened.Description)}"
        + (s.Inspection is { } i ? $"{ChineseWords.Day(LegalTime.DateOf(i.At))}经现场检查：{Sentence(i.Findings)}{(i.PermitPresented ? "" : "现场未能提供建设工程规划许可文件。")}" : "")
        + (s.Determination is { Illegal: true } d ? $"{ChineseWords.Day(LegalTime.DateOf(d.At))}认定为违法建设。" : "")
        + (s.Deadline(DeadlineKind.SelfDemolition) is { State: not DeadlineState.Pending } term
            ? $"{ChineseWords.Day(term.Count.StartsOn)}向当事人送达《责令改正通知书》，限{ChineseWords.Days(term.Count.Period.Days)}内自行拆除，{ChineseWords.EndOf(term.Count.LastDay)}届满{(term.State == DeadlineState.Breached ? "，逾期未拆除" : "")}。" : "")
        + (s.Stage == CaseStage.Overdue ? "组织强制拆除的期限也已届满，仍未拆除。" : "");

    private static string Area(CaseState s, string before) => s.Opened.AreaSquareMetres is { } area ? string.Create(CultureInfo.InvariantCulture, $"{before}{area:0.##}平方米") : "";

    private static string Sentence(string? text) => string.IsNullOrWhiteSpace(text) ? "" : text.Trim().TrimEnd('。', '；') + "。";

    private string Basis() => string.Join('\n', new[]
    {
        c?.Determination is { Illegal: true } d && kind is DocumentKind.CorrectionNotice or DocumentKind.ClosingReport or DocumentKind.SanctionNotice ? Sentence(d.Basis) : null,
        kind switch
        {
            DocumentKind.StopNotice => $"《中华人民共和国城乡规划法》第六十四条、《北京市城乡规划条例》第七十四条、{Measure}第十七条、第十八条。",
            DocumentKind.CorrectionNotice => $"《中华人民共和国城乡规划法》第六十四条、《北京市城乡规划条例》第七十四条、{Measure}第十八条、第二十一条。",
            DocumentKind.InspectionRecord => $"《中华人民共和国行政强制法》第十八条、{Measure}第十二条。",
            DocumentKind.InterviewRecord => "《中华人民共和国行政处罚法》第四十二条、《北京市城乡规划条例》。",
            DocumentKind.ServiceReceipt => "《中华人民共和国民事诉讼法》第八十七条至第九十五条。",
            DocumentKind.ForcedDemolitionNotice => $"《中华人民共和国行政强制法》第三十七条、《北京市城乡规划条例》第七十四条、{Measure}第二十二条。",
            DocumentKind.ForcedDemolitionAnnouncement => $"《中华人民共和国行政强制法》第四十四条、{Measure}第二十二条。",
            DocumentKind.PoliceTransfer => $"《行政执法机关移送涉嫌犯罪案件的规定》、《北京市城乡规划条例》第九十条、{Measure}第六条、第二十六条。",
            DocumentKind.JudicialTransfer => $"《行政执法机关移送涉嫌犯罪案件的规定》、{Measure}第二十六条。",
            DocumentKind.DisciplineCopy => $"{Measure}第五条、第十六条、第二十五条、第二十七条。",
            DocumentKind.MeetingRequest => $"{Measure}第二十五条。",
            DocumentKind.SupervisionOrder => $"{Measure}第二十五条；《政府督查工作条例》；区政府专题会议决定。",
            DocumentKind.PraiseBulletin => $"{Measure}第十六条。",
            DocumentKind.CriticismBulletin => $"{Measure}第十六条、第二十四条。",
            DocumentKind.SanctionNotice => $"{Measure}第八条、第十九条。",
            DocumentKind.FeedbackForm => $"{Measure}第二十二条。",
            DocumentKind.TalkNotice => $"{Measure}第三条、第二十九条。",
            DocumentKind.ClosingReport => $"{Measure}第二十一条、第二十二条。",
            _ => null,
        },
    }.Where(t => !string.IsNullOrEmpty(t)));

    /// <summary>Review within 60 days (行政复议法 20), suit within 6 months (行政诉讼法 46); neither stays enforcement by itself.</summary>
    private string Remedies() => DocumentRules.For(kind).Addressee switch
    {
        DocumentAddressee.Party => "如不服本决定（通知），可以自收到本文书之日起六十日内依法向"
            + (unit.Kind == UnitKind.Planning ? "有管辖权的行政复议机关" : "北京市密云区人民政府") + "申请行政复议，或者自收到本文书之日起六个月内依法向人民法院提起行政诉讼。复议、诉讼期间不停止执行，法律另有规定的除外。",
        DocumentAddressee.File => kind == DocumentKind.ClosingReport ? "已依法告知当事人陈述、申辩以及申请行政复议、提起行政诉讼的权利。" : "被告知人有权陈述、申辩，有权核对并要求更正、补充记录；拒绝签名的，由执法人员注明。",
        _ => "对本文书内容有异议的，请于上述期限内书面提出。",
    };

    private string? MainAddressee() => kind switch
    {
        DocumentKind.JudicialTransfer => "北京市密云区人民检察院",
        DocumentKind.SanctionNotice => "区城管委、区农业服务中心、区住建委、区水务局、区经信局、区市场监管局，供电、自来水、供暖、燃气、通讯公司",
        DocumentKind.PraiseBulletin or DocumentKind.CriticismBulletin => "各镇人民政府，地区、街道办事处，开发区管委会",
        _ => to is null ? null : UnitNames.Official(to),
    };

    /// <summary>The term in words, or the day on which it ends: of the case's own deadline where it has one.</summary>
    private string Limit(bool inWords)
    {
        DeadlineKind? deadline = kind switch
        {
            DocumentKind.ForcedDemolitionNotice => DeadlineKind.ForcedDemolition, DocumentKind.FeedbackForm => DeadlineKind.Feedback, DocumentKind.SupervisionOrder => DeadlineKind.Supervision,
            DocumentKind.ServiceReceipt => DeadlineKind.SelfDemolition, _ => null,
        };
        if (kind == DocumentKind.StopNotice) return inWords ? "立即" : $"{ChineseWords.Day(today)}起";
        if (deadline is { } k && c?.Deadline(k) is { State: DeadlineState.Running or DeadlineState.Breached } running)
            return inWords ? ChineseWords.Days(running.Count.Period.Days + running.Count.ExtensionDays) : ChineseWords.EndOf(running.Count.LastDay);
        if (kind == DocumentKind.ServiceReceipt) return inWords ? "自送达次日起计算" : "以实际送达日为准";
        var days = kind switch
        {
            DocumentKind.SupervisionOrder => policy.Periods[DeadlineKind.Supervision].Days, DocumentKind.ForcedDemolitionNotice => policy.Periods[DeadlineKind.ForcedDemolition].Days,
            DocumentKind.FeedbackForm => policy.Periods[DeadlineKind.Feedback].Days, DocumentKind.ForcedDemolitionAnnouncement => policy.Periods[DeadlineKind.SelfDemolition].Days,
            DocumentKind.PoliceTransfer or DocumentKind.JudicialTransfer or DocumentKind.InspectionRecord or DocumentKind.InterviewRecord or DocumentKind.SanctionNotice => 3,
            DocumentKind.ClosingReport => 10, _ => 7,
        };
        return inWords ? ChineseWords.Days(days) : ChineseWords.EndOf(today.AddDays(days));
    }

    private static string Course(CaseState s)
    {
        var lines = new List<string> { $"{ChineseWords.Instant(s.Opened.At)}立案。" };
        if (s.Inspection is { } i) lines.Add($"{ChineseWords.Instant(i.At)}完成现场检查。");
        lines.AddRange(s.Documents.Select(d => $"{ChineseWords.Instant(d.ServedAt)}送达{d.Number ?? (d.Document == StopDocument.StopNotice ? "责令停止违法行为通知书" : d.Document == StopDocument.CorrectionNotice ? "责令改正通知书" : "文书")}。"));
        if (s.Determination is { } x) lines.Add($"{ChineseWords.Instant(x.At)}完成认定。");
        if (s.Demolition is { } y) lines.Add($"{ChineseWords.Instant(y.At)}{(y.By == DemolishedBy.Party ? "当事人自行拆除" : "组织强制拆除")}完毕。");
        return string.Join('\n', lines);
    }
}
