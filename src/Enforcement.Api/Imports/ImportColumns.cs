using System.Text.RegularExpressions;
using Enforcement.Workflows.Leads;

namespace Enforcement.Api.Imports;

/// <summary>Recognises columns by the names that they usually have.</summary>
internal static partial class ImportColumns
{
    // In the order of preference; in capitals, without blanks, underscores and what stands in brackets.
    private static readonly Dictionary<ImportField, string[]> Common = new()
    {
        [ImportField.Town] =
        [
            "XZQMC", "XZQDM", "乡镇", "镇街", "乡镇街道", "镇街道", "所属乡镇", "所在乡镇", "所属镇街", "所在镇街", "属地镇街", "属地乡镇", "属地", "乡镇名称", "镇街名称", "镇", "街道",
            "行政区名称", "行政区代码",
            "行政区", "XZMC", "XZDM", "XZ", "TOWN", "承办单位", "责任单位", "主办单位", "巡查单位", "ZLDWMC", "ZLDWDM", "QSDWMC", "QSDWDM",
        ],
        [ImportField.Village] = ["村", "村居", "村名", "村名称", "行政村", "村社区", "所在村", "所属村", "社区", "CUN", "CMC", "CM", "VILLAGE"],
        [ImportField.X] = ["经度", "X", "LON", "LNG", "LONGITUDE", "X坐标", "坐标X", "中心点X", "中心点经度", "ZXDX", "ZXDJD", "JD", "横坐标", "东坐标", "XZB"],
        [ImportField.Y] = ["纬度", "Y", "LAT", "LATITUDE", "Y坐标", "坐标Y", "中心点Y", "中心点纬度", "ZXDY", "ZXDWD", "WD", "纵坐标", "北坐标", "YZB"],
        [ImportField.Wkt] = ["WKT", "GEOMETRY", "GEOM", "THEGEOM", "几何", "图形"],
        [ImportField.Area] = ["TBMJ", "JCMJ", "图斑面积", "监测面积", "建筑面积", "占地面积", "违建面积", "面积", "MJ", "AREA"],
    };

    private static readonly Dictionary<ImportKind, Dictionary<ImportField, string[]>> Own = new()
    {
        [ImportKind.Satellite] = new()
        {
            [ImportField.SourceNumber] = ["TBBH", "图斑编号", "图斑号", "JCBH", "监测编号", "监测图斑编号", "TBH", "图斑标识码", "编号"],
            [ImportField.FoundAt] = ["HSX", "后时相", "HSXSJ", "后时相时间", "影像时间", "成像时间", "拍摄时间", "监测时间", "JCSJ", "发现时间", "FXSJ"],
            [ImportField.Address] = ["地址", "位置", "坐落", "详细地址", "地点", "ZL", "ADDRESS"],
            [ImportField.Description] = ["图斑描述", "变化类型", "变化情况", "BHLX", "情况说明", "说明", "描述", "DESCRIPTION"],
        },
        [ImportKind.Hotline] = new()
        {
            [ImportField.SourceNumber] = ["工单编号", "工单号", "诉求编号", "受理编号", "派单编号", "单号", "编号", "WORKORDERNO"],
            [ImportField.FoundAt] = ["来电时间", "受理时间", "诉求时间", "反映时间", "登记时间", "派单时间", "时间"],
            [ImportField.Address] = ["地址", "问题地址", "事发地址", "反映地址", "诉求地址", "详细地址", "地点", "位置"],
            [ImportField.Description] = ["反映事项", "诉求内容", "反映内容", "主要内容", "问题描述", "来电内容", "工单内容", "内容", "事项"],
            [ImportField.ReporterName] = ["联系人", "来电人", "反映人", "诉求人", "来电人姓名", "姓名"],
            [ImportField.ReporterPhone] = ["联系电话", "来电号码", "联系方式", "手机号", "手机号码", "电话"],
        },
        [ImportKind.Patrol] = new()
        {
            [ImportField.SourceNumber] = ["巡查编号", "记录编号", "编号"],
            [ImportField.FoundAt] = ["巡查时间", "巡查日期", "开始时间", "巡查开始时间", "日期", "时间"],
            [ImportField.EndedAt] = ["结束时间", "巡查结束时间"],
            [ImportField.Route] = ["巡查路线", "巡查区域", "巡查范围", "路线", "区域"],
            [ImportField.Patrollers] = ["巡查人", "巡查人员", "巡查员", "人员"],
            [ImportField.Address] = ["地点", "巡查地点", "发现地点", "地址", "位置"],
            [ImportField.Description] = ["发现情况", "发现问题", "巡查情况", "巡查结果", "问题描述", "情况"],
        },
    };

    /// <summary>Fields of a kind of import that a person can point to.</summary>
    public static IReadOnlyList<ImportField> FieldsOf(ImportKind kind) =>
        [.. Enum.GetValues<ImportField>().Where(f => Common.ContainsKey(f) || Own[kind].ContainsKey(f))];

    /// <summary>The channel of its leads.</summary>
    public static LeadChannel ChannelOf(ImportKind kind) => Named.Of<LeadChannel>(kind.ToString());

    /// <summary>Which column is which field; one that two names fit is the one whose name comes first.</summary>
    public static Dictionary<ImportField, string> Recognise(ImportKind kind, IReadOnlyList<string> columns)
    {
        var byName = columns.GroupBy(Plain).ToDictionary(g => g.Key, g => g.First());
        var found = new Dictionary<ImportField, string>();
        foreach (var (field, names) in Own[kind].Concat(Common))
        {
            if (names.FirstOrDefault(n => byName.ContainsKey(n)
                && !found.ContainsValue(byName[n])) is { } name) found[field] = byName[name];
        }
        return found;
    }

    /// <summary>
    /// Every column that may name the town, the given one first: codes and names stand side by side, and one of them may only name the
    /// district.
    /// </summary>
    public static IReadOnlyList<string> TownColumns(IReadOnlyList<string> columns, string? mapped) =>
        [.. new[] { mapped }.OfType<string>(), .. columns.Where(c => c != mapped && Common[ImportField.Town].Contains(Plain(c)))];

    /// <summary>Square metres to the unit that a column's name gives.</summary>
    public static double SquareMetres(string column) =>
        column.Contains('亩', StringComparison.Ordinal) ? 2000.0 / 3 : column.Contains("公顷", StringComparison.Ordinal) ? 10_000 : 1;

    /// <summary>What must be known of every row. A nil patrol was nowhere in particular.</summary>
    public static IReadOnlyList<ImportField> Required(ImportKind kind, bool hasShapes, bool hasPoints) => kind switch
    {
        ImportKind.Patrol => [ImportField.FoundAt],
        // A caller names an address: its town finds the place.
        ImportKind.Hotline => hasShapes || hasPoints ? [ImportField.SourceNumber] : [ImportField.SourceNumber, ImportField.Address],
        _ => hasShapes ? [ImportField.SourceNumber] : [ImportField.SourceNumber, ImportField.X, ImportField.Y],
    };

    private static string Plain(string column) => Noise().Replace(column, "").ToUpperInvariant();

    [GeneratedRegex(@"[\s_\-*:：/]|[(（\[【].*?[)）\]】]")]
    private static partial Regex Noise();
}
