using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Api.Tests.Imports;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.ListedItems;

/// <summary>
/// Historical listed items and suspended projects (Art 29, 30): imported, tracked to 销账, suspended until then, lifted by people.
/// </summary>
public sealed class ListedItemTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new();
    private CaseClient _http = null!;

    public ValueTask InitializeAsync()
    {
        _http = new CaseClient(_app);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static readonly string[] Columns = ["挂账编号", "属地", "项目名称", "项目主体", "地址", "来源", "挂账日期"];

    private static byte[] Csv(params string[][] rows) => Table([Columns, .. rows]);

    private static byte[] Table(params string[][] lines) =>
        Encoding.UTF8.GetBytes(string.Join("\n", lines.Select(r => string.Join(',', r))));

    private async Task<(int Status, JsonNode? Body)> ImportAsync(byte[] file, string user = "planning", string name = "list.csv")
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "file", name);
        using var response = await _app.ClientFor(user).PostAsync(new Uri("/api/listed-items/import", UriKind.Relative), form);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    private async Task<JsonArray> ItemsAsync(string user, string filter = "") =>
        (await _http.GetAsync(user, $"/api/listed-items?{filter}"))["items"]!.AsArray();

    [Fact]
    public async Task Good_rows_land_bad_ones_are_named_and_the_same_list_twice_creates_nothing_twice()
    {
        var file = Csv(
            ["GZ-2019-01", "溪翁庄镇", "水库北岸别墅", "某置业公司", "溪翁庄镇北岸", "2019年国家例行督察", "2019-06-30"],
            ["GZ-2019-02", "无此镇", "甲", "乙", "丙", "丁", "2019-06-30"],
            ["GZ-2019-03", "古北口镇", "=1+1", "", "河西村", "2019年国家例行督察", "2030-01-01"],
            ["GZ-2019-04", "古北口镇", "", "某人", "河西村", "2019年国家例行督察", "2019-06-30"],
            ["GZ-2019-05", "古北口", "仓储院落", "某人", "河西村", "2019年国家例行督察", "2019/7/1"]);
        var (status, body) = await ImportAsync(file);
        status.ShouldBe(200, body?.ToJsonString());
        (body!["rows"]!.GetValue<int>(), body["created"]!.GetValue<int>()).ShouldBe((5, 2));
        body["rejected"]!.AsArray().Select(r => (r!["row"]!.GetValue<int>(), r["code"]!.ToString()))
            .ShouldBe([(3, "listed-town"), (4, "listed-date"), (5, "listed-value")]);
        (await ImportAsync(file)).Body!["unchanged"]!.GetValue<int>().ShouldBe(2);
        (await ItemsAsync("planning")).Count.ShouldBe(2);
        (await ItemsAsync(CaseClient.Lead)).ShouldHaveSingleItem();
        (await ItemsAsync("village.xiwengzhuang")).ShouldBeEmpty();
        (await ImportAsync(file, CaseClient.Lead)).Status.ShouldBe(403);
        (await ImportAsync(Encoding.UTF8.GetBytes("编号,属地\n1,溪翁庄镇"))).Body!["code"]!.ToString().ShouldBe("listed-column");
        (await ImportAsync([])).Status.ShouldBe(422);
    }

    [Fact] // the usual layout: the lines of a list are counted before its own numbers
    public async Task Article_30_an_item_is_known_by_its_own_number_and_never_by_the_count_of_lines()
    {
        string[] header = ["序号", .. Columns];
        string[] Line(string count, string number) => [count, number, "溪翁庄镇", $"项目{number}", "某公司", "北岸", "督察", "2019-06-30"];
        (await ImportAsync(Table(header, Line("1", "GZ-1"), Line("2", "GZ-2")))).Body!["created"]!.GetValue<int>().ShouldBe(2);
        (await ImportAsync(Table(header, Line("1", "GZ-3"), Line("2", "GZ-2")))).Body!["created"]!.GetValue<int>()
            .ShouldBe(1, "the next list counts from 1 again");
        (await ItemsAsync("planning")).Select(i => i!["number"]!.ToString()).ShouldBe(["GZ-1", "GZ-2", "GZ-3"], ignoreOrder: true);

        // However the columns stand, the surest name of each is taken.
        string[] both = ["编号", .. Columns];
        (await ImportAsync(Table(both, Line("7", "GZ-4")))).Body!["created"]!.GetValue<int>().ShouldBe(1);
        (await ItemsAsync("planning")).Select(i => i!["number"]!.ToString()).ShouldContain("GZ-4");
        var (status, refused) = await ImportAsync(Table(["序号", .. Columns[1..]], ["1", "溪翁庄镇", "甲", "乙", "丙", "丁", "2019-06-30"]));
        (status, refused!["code"]!.ToString()).ShouldBe((422, "listed-column"));
    }

    [Fact]
    public async Task Article_30_a_number_that_names_another_item_or_stands_twice_is_a_row_to_be_looked_at()
    {
        await ImportAsync(Csv(["GZ-1", "溪翁庄镇", "水库北岸别墅", "某置业（集团）公司", "北岸", "督察", "2019-06-30"],
            ["GZ-2", "溪翁庄镇", "砂石场", "", "南岸", "督察", "2019-06-30"]));
        var (_, body) = await ImportAsync(Csv(
            ["GZ-1", "古北口镇", "水库北岸别墅", "某置业（集团）公司", "北岸", "督察", "2019-06-30"],
            ["gz-2", "溪翁庄镇", "另一项目", "", "南岸", "督察", "2019-06-30"],
            ["GZ-3", "溪翁庄镇", "温室", "", "东岸", "督察", "2019-06-30"],
            ["GZ-3", "溪翁庄镇", "车库", "", "东岸", "督察", "2019-06-30"],
            ["GZ-4", "无此镇", "甲", "", "丙", "丁", "2019-06-30"]));
        (body!["created"]!.GetValue<int>(), body["unchanged"]!.GetValue<int>()).ShouldBe((1, 0));
        body["rejected"]!.AsArray().Select(r => (r!["row"]!.GetValue<int>(), r["code"]!.ToString()))
            .ShouldBe([(2, "listed-differs"), (3, "listed-differs"), (5, "listed-repeated"), (6, "listed-town")]);
        body["rejected"]!.AsArray().First()!["message"]!.ToString().ShouldContain("属地");

        var another = await ImportAsync(Csv(["GZ-1", "溪翁庄镇", "水库北岸别墅", "别的公司", "北岸", "督察", "2019-06-30"]));
        another.Body!["rejected"]!.AsArray().Single()!["message"]!.ToString().ShouldContain("项目主体");
        // The same words in other widths, or a list that names no party, is the same item.
        var same = await ImportAsync(Csv(["GZ-1", "溪翁庄镇", "水库 北岸别墅", "某置业(集团)公司", "北岸", "督察", "2019-06-30"],
            ["GZ-2", "溪翁庄镇", "砂石场", "", "南岸", "督察", "2019-06-30"]));
        (same.Body!["created"]!.GetValue<int>(), same.Body["unchanged"]!.GetValue<int>(), same.Body["rejected"]!.AsArray().Count)
            .ShouldBe((0, 2, 0));
    }

    [Fact]
    public async Task A_workbook_that_other_software_wrote_is_read_like_a_table()
    {
        using var files = new GdalFiles();
        var csv = files.Write("list-source.csv", Csv(["GZ-2020-1", "溪翁庄镇", "砂石场", "某公司", "北岸", "督察", "2020-05-01"],
            ["GZ-2020-2", "溪翁庄镇", "𠮷田温室", "", "南岸", "督察", "2020-05-02"]));
        var (status, body) = await ImportAsync(await File.ReadAllBytesAsync(files.Ogr("list.xlsx", csv, "-f", "XLSX")), name: "list.xlsx");
        status.ShouldBe(200, body?.ToJsonString());
        body!["created"]!.GetValue<int>().ShouldBe(2, body.ToJsonString());
        (await ItemsAsync(CaseClient.Lead)).Select(i => (i!["project"]!.ToString(), i["listedOn"]!.ToString()))
            .ShouldBe([("砂石场", "2020-05-01"), ("𠮷田温室", "2020-05-02")]);
    }

    [Fact]
    public async Task A_listed_item_suspends_its_project_until_it_is_delisted_and_people_lift_it()
    {
        await ImportAsync(Csv(["GZ-7", "溪翁庄镇", "水库北岸别墅", "某置业公司", "北岸", "2019年国家例行督察", "2019-06-30"]));
        var item = (await ItemsAsync("planning")).Single()!;
        async Task<bool> IsSuspendedAsync(object asked, string user = "planning") =>
            (await _http.SendAsync(user, HttpMethod.Post, "/api/suspensions/check", asked)).Body!["suspended"]!.GetValue<bool>();
        (await IsSuspendedAsync(new { name = "某置业公司" })).ShouldBeTrue();
        (await IsSuspendedAsync(new { name = "水库北岸别墅" }, "electricity")).ShouldBeTrue();
        (await IsSuspendedAsync(new { name = "某置业" })).ShouldBeFalse("the whole name is asked for");
        (await _http.SendAsync(CaseClient.Lead, HttpMethod.Post, "/api/suspensions/check", new { name = "某置业公司" })).Status.ShouldBe(403);
        (await _http.SendAsync("planning", HttpMethod.Post, "/api/suspensions/check", new { })).Status.ShouldBe(422);

        Task<(int Status, JsonNode? Body)> Post(string user, string step, object body) =>
            _http.SendAsync(user, HttpMethod.Post, $"/api/listed-items/{item["id"]}/{step}", body);
        (await Post("lead.gubeikou", "progress", new { progress = "x" })).Status.ShouldBe(404);
        (await Post(CaseClient.Lead, "progress", new { progress = "已拆除主体" })).Status.ShouldBe(200);
        (await Post(CaseClient.Lead, "delist", new { on = "2026-04-09", basis = "x" })).Status.ShouldBe(403);
        (await Post("planning", "delist", new { on = "2026-04-11", basis = "x" })).Status.ShouldBe(422, "not in the future");
        (await Post("planning", "delist", new { on = "2019-06-29", basis = "x" })).Status.ShouldBe(422, "not before its listing");

        async Task<JsonNode> SuspensionAsync() => (await _http.GetAsync("planning", "/api/suspensions"))["items"]!.AsArray().Single()!;
        await _http.RunJobsAsync();
        (await SuspensionAsync())["liftProposedAt"].ShouldBeNull();
        (await Post("planning", "delist", new { on = "2026-04-09", basis = "市级验收" })).Status.ShouldBe(200);
        (await Post("planning", "delist", new { on = "2026-04-09", basis = "市级验收" })).Status.ShouldBe(409);
        await _http.RunJobsAsync();
        var proposed = await SuspensionAsync();
        proposed["liftProposedAt"].ShouldNotBeNull();
        (await IsSuspendedAsync(new { name = "某置业公司" })).ShouldBeTrue("a proposal lifts nothing");

        Task<(int Status, JsonNode? Body)> Decide(string user, bool lift) =>
            _http.SendAsync(user, HttpMethod.Post, $"/api/suspensions/{proposed["id"]}/lift", new { lift, reason = "复核" });
        (await Decide(CaseClient.Lead, true)).Status.ShouldBe(403);
        (await Decide("leader", false)).Status.ShouldBe(200);
        (await Decide("leader", false)).Status.ShouldBe(409);
        await _http.RunJobsAsync();
        (await SuspensionAsync())["liftProposedAt"].ShouldBeNull("the same reason is proposed once");
        (await Decide("leader", true)).Status.ShouldBe(200);
        (await IsSuspendedAsync(new { name = "某置业公司" })).ShouldBeFalse();
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_towns_projects_stand_still_until_its_illegal_constructions_are_cleared()
    {
        await using var app = new EnforcementApp { Demo = true,
            SimulationStart = new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)) };
        using var http = new CaseClient(app);
        Task<(int Status, JsonNode? Body)> Open(string user, object body) =>
            http.SendAsync(user, HttpMethod.Post, "/api/suspensions", body);
        (await Open(CaseClient.Lead, new { town = "shicheng", subject = "x", basis = "x" })).Status.ShouldBe(403);
        (await Open("leader", new { town = "nowhere", subject = "x", basis = "x" })).Status.ShouldBe(422);
        (await Open("leader", new { town = "xiwengzhuang", subject = "溪翁庄镇产业项目", basis = "区政府被约谈" })).Status.ShouldBe(201);
        (await Open("leader", new { town = "xiwengzhuang", subject = "溪翁庄镇产业项目", basis = "区政府被约谈" })).Status.ShouldBe(409);
        await http.RunJobsAsync();
        (await http.GetAsync("planning", "/api/suspensions?kind=townProjects"))["items"]!.AsArray().Single()!["liftProposedAt"]
            .ShouldBeNull("the demo's town has uncleared cases");
        (await http.SendAsync("planning", HttpMethod.Post, "/api/suspensions/check",
            new { town = "xiwengzhuang" })).Body!["suspended"]!.GetValue<bool>().ShouldBeTrue();
        (await http.SendAsync("planning", HttpMethod.Post, "/api/suspensions/check",
            new { town = "gubeikou" })).Body!["suspended"]!.GetValue<bool>().ShouldBeFalse();
        (await Open("planning", new { caseNumber = "MY2000-101-0001", subject = "x", basis = "x" })).Status.ShouldBe(422);
    }

    private async Task<string> DeterminedAsync()
    {
        var number = await _http.OpenAsync("古北口镇某处", CaseClient.OtherTown);
        await _http.ActAsync(number, "inspect", new { permitPresented = false, permitValid = false, findings = "在施" },
            CaseClient.OtherTown);
        await _http.ActAsync(number, "stop", new { document = "stopNotice", servedAt = await _http.NowAsync(), method = "direct" },
            CaseClient.OtherTown);
        await _http.ActAsync(number, "determine", new { illegal = true, basis = "未取得规划许可", landCategory = "farmland" },
            CaseClient.OtherTown);
        return number;
    }

    private Task<JsonNode> WithdrawAsync(string number) => _http.ActAsync(number, "withdraw", new { reason = "立案有误" }, "lead.gubeikou");

    private async Task<JsonNode> SuspendedAsync(string kind)
    {
        await _http.RunJobsAsync();
        return (await _http.GetAsync("planning", $"/api/suspensions?kind={kind}"))["items"]!.AsArray().Single()!;
    }

    private Task<(int Status, JsonNode? Body)> LiftAsync(JsonNode suspension, bool lift) =>
        _http.SendAsync("leader", HttpMethod.Post, $"/api/suspensions/{suspension["id"]}/lift", new { lift, reason = "复核" });

    [Fact]
    public async Task Article_29_violators_projects_stand_still_until_their_town_is_cleared_and_not_only_their_own_case()
    {
        var (own, other) = (await DeterminedAsync(), await DeterminedAsync());
        (await _http.SendAsync("leader", HttpMethod.Post, "/api/suspensions",
            new { caseNumber = own, subject = "某公司厂房项目", basis = "区政府被约谈" })).Status.ShouldBe(201);
        (await SuspendedAsync("caseProject"))["liftProposedAt"].ShouldBeNull();
        await WithdrawAsync(own);
        (await SuspendedAsync("caseProject"))["liftProposedAt"].ShouldBeNull("another case of the town is not cleared");
        await WithdrawAsync(other);
        var proposed = await SuspendedAsync("caseProject");
        proposed["liftProposedAt"].ShouldNotBeNull();
        proposed["liftReason"]!.ToString().ShouldContain(own);
        (await LiftAsync(proposed, true)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Article_29_a_proposal_to_lift_is_taken_back_as_soon_as_its_reason_has_gone_and_made_again_when_it_is_back()
    {
        (await _http.SendAsync("leader", HttpMethod.Post, "/api/suspensions",
            new { town = "gubeikou", subject = "古北口镇产业项目", basis = "区政府被约谈" })).Status.ShouldBe(201);
        var proposed = await SuspendedAsync("townProjects");
        proposed["liftProposedAt"].ShouldNotBeNull("no case of the town is uncleared");

        var number = await DeterminedAsync();
        var (status, stale) = await LiftAsync(proposed, true);
        (status, stale!["reason"]!.ToString()).ShouldBe((409, "suspension-lift-stale"), "before the next run of the job");
        var back = await SuspendedAsync("townProjects");
        (back["liftProposedAt"], back["liftReason"], back["liftedAt"]).ShouldBe((null, null, null));
        (await _http.GetAsync("planning", "/api/notices?pageSize=200"))["items"]!.AsArray()
            .Count(n => n!["kind"]!.ToString() == "suspension.liftWithdrawn").ShouldBe(1);

        await WithdrawAsync(number);
        (await SuspendedAsync("townProjects"))["liftProposedAt"].ShouldNotBeNull();
        (await LiftAsync(proposed, false)).Status.ShouldBe(200);
        (await SuspendedAsync("townProjects"))["liftProposedAt"].ShouldBeNull("refused, and nothing changed");
        var next = await DeterminedAsync();
        await SuspendedAsync("townProjects");
        await WithdrawAsync(next);
        (await SuspendedAsync("townProjects"))["liftProposedAt"].ShouldNotBeNull("the same words, but it came about anew");
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }
}
