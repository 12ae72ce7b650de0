using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Tracks.InProgress;

namespace Enforcement.Api.Demo;

/// <summary>Who did what, when.</summary>
internal sealed record DemoStep(DateTimeOffset At, string Who, Func<CaseState, DateTimeOffset, CaseCommand> Command);

/// <summary>A sample case.</summary>
internal sealed record DemoScript(
    string Town, Place Place, string Where, Party? Party, bool InProgress, double Area, string Description, IReadOnlyList<DemoStep> Steps);

/// <summary>
/// The sample cases: each line opens a case so many days ago and walks it as far as its word says. Days are counted back from today, so
/// that the
/// demo is fresh whenever it is started.
/// </summary>
internal static class DemoScripts
{
    private static readonly Dictionary<string, (double Lon, double Lat)> Centres = new()
    {
        ["gulou"] = (116.842, 40.380), ["guoyuan"] = (116.822, 40.372), ["tanying"] = (116.868, 40.384), ["miyun"] = (116.846, 40.366),
        ["xiwengzhuang"] = (116.861, 40.470), ["xitiangezhuang"] = (116.790, 40.421), ["shilipu"] = (116.832, 40.349),
            ["henanzhai"] = (116.842, 40.331),
        ["jugezhuang"] = (116.952, 40.371), ["mujiayu"] = (116.931, 40.402), ["taishitun"] = (117.121, 40.532),
            ["gaoling"] = (117.071, 40.612),
        ["bulaotun"] = (116.991, 40.552), ["fengjiayu"] = (116.902, 40.631), ["gubeikou"] = (117.161, 40.691),
            ["dachengzi"] = (117.082, 40.411),
        ["dongshaoqu"] = (117.071, 40.301), ["beizhuang"] = (117.151, 40.502), ["xinchengzi"] = (117.381, 40.621),
            ["shicheng"] = (116.801, 40.562),
        ["kaifaqu"] = (116.812, 40.381),
    };

    private static readonly (string Where, string What, double Area)[] Works =
    [
        ("村东路北侧", "在承包地内搭建彩钢房，已立柱，未取得建设工程规划许可。", 120), ("河道管理范围内", "在河道东岸砌筑围墙并浇筑地面。", 86.5),
        ("原养殖场院内", "设施农业用地内新建砖混房屋一处，改变用途。", 240), ("村委会南200米", "宅基地外扩建二层房屋，正在支模。", 65),
        ("公路西侧林地", "林地内硬化地面、搭建木屋三间。", 150), ("产业园北门外", "未批先建厂房附属用房，钢结构吊装中。", 430), ("水库路南侧", "在耕地上开挖基槽，拟建农家院。", 310),
    ];

    private static readonly (string Name, PartyKind Kind)[] Parties =
    [
        ("王某田", PartyKind.Person), ("北京某生态农业有限公司", PartyKind.Organisation), ("李某兰", PartyKind.Person), ("赵某军", PartyKind.Person),
        ("某村股份经济合作社", PartyKind.Organisation),
        ("周某峰", PartyKind.Person), ("北京某建材经营部", PartyKind.Organisation),
    ];

    /// <summary>Every sample case, for a legal day.</summary>
    public static IEnumerable<DemoScript> All(DateOnly today)
    {
        var lastYear = today.DayNumber - new DateOnly(today.Year - 1, 10, 20).DayNumber;
        (string Town, int DaysAgo, string[] Walk)[] cases =
        [
            ("xiwengzhuang", 0, []),
            ("xiwengzhuang", 3, []),
            ("gubeikou", 1, ["inspect"]),
            ("mujiayu", 2, ["inspect", "stop"]),
            ("jugezhuang", 7, ["inspect", "stop"]),
            ("taishitun", 2, ["inspect", "stop", "determine"]),
            ("xiwengzhuang", 3, ["inspect", "stop", "determine", "order"]),
            ("henanzhai", 2, ["inspect", "stop", "determine", "order"]),
            ("gaoling", 8, ["inspect", "stop", "determine", "order"]),
            ("xitiangezhuang", 6, ["inspect", "stop", "determine", "order", "+4", "obstruct"]),
            ("bulaotun", 9, ["inspect", "stop", "determine", "order", "+5", "suspend"]),
            ("shilipu", 9, ["inspect", "stop", "determine", "order", "+5", "extend"]),
            ("dachengzi", 15, ["inspect", "stop", "determine", "order"]),
            ("xiwengzhuang", 17, ["inspect", "stop", "determine", "order", "+13", "bulletin"]),
            ("kaifaqu", 20, ["inspect", "stop", "determine", "order", "+14", "bulletin", "+1", "request"]),
            ("fengjiayu", 22, ["inspect", "stop", "determine", "order", "+14", "bulletin", "+1", "request", "+1", "refuse"]),
            ("beizhuang", 24, ["inspect", "stop", "determine", "order", "+14", "bulletin", "+1", "request", "+1", "approve", "supervise",
                "copy"]),
            ("miyun", 40, ["inspect", "stop", "determine", "order", "+14", "bulletin", "+1", "request", "+1", "approve", "supervise",
                "copy"]),
            ("dongshaoqu", 60, ["inspect", "stop", "determine", "order", "+14", "bulletin", "+1", "request", "+1", "approve",
                "supervise", "copy", "+9", "list", "copy"]),
            ("shicheng", lastYear, ["inspect", "stop", "determine", "order", "+14", "bulletin", "+1", "request", "+1", "approve",
                "supervise", "copy", "+9", "list", "copy", "explain"]),
            ("guoyuan", 5, ["inspect", "stop", "determine", "order", "+1", "party"]),
            ("tanying", 14, ["inspect", "stop", "determine", "order", "+8", "forced", "feedback"]),
            ("xiwengzhuang", 33, ["inspect", "stop", "determine", "order", "+1", "party", "feedback", "entry"]),
            ("xinchengzi", 45, ["inspect", "stop", "determine", "order", "+8", "forced", "feedback", "entry"]),
            ("gulou", 50, ["inspect", "stop", "determine", "order", "+20", "bulletin", "+1", "forced", "feedback", "entry"]),
            ("gubeikou", 26, ["inspect", "stop", "lawful"]),
            ("henanzhai", 12, ["inspect", "withdraw"]),
        ];
        for (var n = 0; n < cases.Length; n++) yield return Script(n, cases[n].Town, today.AddDays(-cases[n].DaysAgo), cases[n].Walk);
    }

    private static DemoScript Script(int n, string town, DateOnly day, string[] walk)
    {
        var (lon, lat) = Centres[town];
        var work = Works[n % Works.Length];
        var party = Parties[n % Parties.Length];
        var at = LegalTime.StartOf(day).AddHours(8).AddMinutes(10 + n % 40);
        var steps = new List<DemoStep> { new(at, "inspector", (_, _) =>
            throw new InvalidOperationException("The first step opens the case.")) };
        foreach (var word in walk)
        {
            if (word[0] == '+')
            {
                at = at.AddDays(int.Parse(word, System.Globalization.CultureInfo.InvariantCulture));
                continue;
            }
            at = at.AddMinutes(55);
            var (who, command) = Word(word);
            steps.Add(new DemoStep(at, who, command));
        }
        return new DemoScript(
            town, new Place(lon + n % 7 * 0.0021, lat + n % 5 * 0.0017), work.Where,
            new Party(party.Name, party.Kind, party.Kind == PartyKind.Person ? $"11022819{70 + n % 25}0{1 + n % 9}1{n % 10}{1000 + n}"
                : null, $"138{10_000_000 + n * 7919}"),
            true, work.Area + n, work.What, steps);
    }

    private static (string Who, Func<CaseState, DateTimeOffset, CaseCommand> Command) Word(string word) => word switch
    {
        "inspect" => ("inspector", (_, at) => new Inspect(at, false, null, false, "现场正在施工，当事人未能出示建设工程规划许可证，已拍照取证。")),
        "stop" => ("inspector", (_, at) => new Stop(at, StopDocument.StopNotice, at.AddMinutes(-10), ServiceMethod.Direct)),
        "determine" => ("inspector", (_, at) =>
            new Determine(at, true, "未取得建设工程规划许可证，违反《北京市城乡规划条例》第二十九条。", LandCategory.Collective, false)),
        "lawful" => ("inspector", (_, at) => new Determine(at, false, "经核实已取得乡村建设规划许可证，证载内容与现场一致。", LandCategory.Homestead, false)),
        "order" => ("inspector", (_, at) => new OrderSelfDemolition(at, at.AddMinutes(-10), 3, ServiceMethod.Direct, [])),
        "obstruct" => ("inspector", (_, at) => new ReportObstruction(at, "当事人堵门阻挠执法人员进入现场，已报警。")),
        "suspend" => ("lead", (_, at) => new Suspend(at, "当事人住院，经研究中止办理。")),
        "extend" => ("lead", (_, at) => new Extend(at, 3, "连续降雨，大型机械无法进场。")),
        "bulletin" => ("bureau", (_, at) => new IssueBulletin(at)),
        "request" => ("planning", (_, at) => new RequestSpecialMeeting(at)),
        "refuse" => ("leader", (_, at) => new DecideSpecialMeeting(at, false, "请补充属地处置情况后再报。", null)),
        "approve" => ("leader", (_, at) => new DecideSpecialMeeting(at, true, "同意启动督办。", "专题会纪要第8期")),
        "supervise" => ("supervision", (_, at) => new OpenSupervision(at, null)),
        "copy" => ("planning", (_, at) => new CopyToDiscipline(at)),
        "list" => ("planning", (_, at) => new RecordMunicipalListing(at, "市挂督〔新生〕117号")),
        "explain" => ("lead", (_, at) => new ExplainAtMeeting(at)),
        "party" => ("inspector", (_, at) => new ConfirmDemolition(at, DemolishedBy.Party, at.AddHours(-2), [])),
        "forced" => ("inspector", (_, at) => new ConfirmDemolition(at, DemolishedBy.Forced, at.AddHours(-3), [])),
        "feedback" => ("inspector", (_, at) => new FeedBack(at)),
        "entry" => ("inspector", (s, at) => new RecordCityEntry(at, $"XSZS-{s.Number[2..]}")),
        "withdraw" => ("lead", (_, at) => new Withdraw(at, "重复立案，已并入同址案件办理。")),
        _ => throw new InvalidOperationException($"The demo does not know the step {word}."),
    };
}
