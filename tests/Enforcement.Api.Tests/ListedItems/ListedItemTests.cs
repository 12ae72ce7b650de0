using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Api.Tests.Imports;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.ListedItems;

/// <summary>Historical listed items and suspended projects (Art 29, 30): imported, tracked to 销账, suspended until then, lifted by people.</summary>
public sealed class ListedItemTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new();
    private CaseClient _http = null!;

    public Task InitializeAsync()
    {
        _http = new CaseClient(_app);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static readonly string[] Columns = ["挂账编号", "属地", "项目名称", "项目主体", "地址", "来源", "挂账日期"];

    private static byte[] Csv(params string[][] rows) => Encoding.UTF8.GetBytes(string.Join("\n", rows.Prepend(Columns).Select(r => string.Join(',', r))));

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

    private async Task<JsonArray> ItemsAsync(string user, string filter = "") => (await _http.GetAsync(user, $"/api/listed-items?{filter}"))["items"]!.AsArray();

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
        body["rejected"]!.AsArray().Select(r => (r!["row"]!.GetValue<int>(), r["code"]!.ToString())).ShouldBe([(3, "listed-town"), (4, "listed-date"), (5, "listed-value")]);
        (await ImportAsync(file)).Body!["unchanged"]!.GetValue<int>().ShouldBe(2);
        (await ItemsAsync("planning")).Count.ShouldBe(2);
        (await ItemsAsync(CaseClient.Lead)).ShouldHaveSingleItem();
        (await ItemsAsync("village.xiwengzhuang")).ShouldBeEmpty();
        (await ImportAsync(file, CaseClient.Lead)).Status.ShouldBe(403);
        (await ImportAsync(Encoding.UTF8.GetBytes("编号,属地\n1,溪翁庄镇"))).Body!["code"]!.ToString().ShouldBe("listed-column");
        (await ImportAsync([])).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_workbook_that_other_software_wrote_is_read_like_a_table()
    {
        using var files = new GdalFiles();
        var csv = files.Write("list-source.csv", Csv(["GZ-2020-1", "溪翁庄镇", "砂石场", "某公司", "北岸", "督察", "2020-05-01"], ["GZ-2020-2", "溪翁庄镇", "𠮷田温室", "", "南岸", "督察", "2020-05-02"]));
        var (status, body) = await ImportAsync(await File.ReadAllBytesAsync(files.Ogr("list.xlsx", csv, "-f", "XLSX")), name: "list.xlsx");
        status.ShouldBe(200, body?.ToJsonString());
        body!["created"]!.GetValue<int>().ShouldBe(2, body.ToJsonString());
        (await ItemsAsync(CaseClient.Lead)).Select(i => (i!["project"]!.ToString(), i["listedOn"]!.ToString())).ShouldBe([("砂石场", "2020-05-01"), ("𠮷田温室", "2020-05-02")]);
    }

    [Fact]
    public async Task A_listed_item_suspends_its_project_until_it_is_delisted_and_people_lift_it()
    {
        await ImportAsync(Csv(["GZ-7", "溪翁庄镇", "水库北岸别墅", "某置业公司", "北岸", "2019年国家例行督察", "2019-06-30"]));
        var item = (await ItemsAsync("planning")).Single()!;
        async Task<bool> IsSuspendedAsync(object asked, string user = "planning") => (await _http.SendAsync(user, HttpMethod.Post, "/api/suspensions/check", asked)).Body!["suspended"]!.GetValue<bool>();
        (await IsSuspendedAsync(new { name = "某置业公司" })).ShouldBeTrue();
        (await IsSuspendedAsync(new { name = "水库北岸别墅" }, "electricity")).ShouldBeTrue();
        (await IsSuspendedAsync(new { name = "某置业" })).ShouldBeFalse("the whole name is asked for");
        (await _http.SendAsync(CaseClient.Lead, HttpMethod.Post, "/api/suspensions/check", new { name = "某置业公司" })).Status.ShouldBe(403);
        (await _http.SendAsync("planning", HttpMethod.Post, "/api/suspensions/check", new { })).Status.ShouldBe(422);

        Task<(int Status, JsonNode? Body)> Post(string user, string step, object body) => _http.SendAsync(user, HttpMethod.Post, $"/api/listed-items/{item["id"]}/{step}", body);
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

        Task<(int Status, JsonNode? Body)> Decide(string user, bool lift) => _http.SendAsync(user, HttpMethod.Post, $"/api/suspensions/{proposed["id"]}/lift", new { lift, reason = "复核" });
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
        await using var app = new EnforcementApp { Demo = true, SimulationStart = new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)) };
        using var http = new CaseClient(app);
        Task<(int Status, JsonNode? Body)> Open(string user, object body) => http.SendAsync(user, HttpMethod.Post, "/api/suspensions", body);
        (await Open(CaseClient.Lead, new { town = "shicheng", subject = "x", basis = "x" })).Status.ShouldBe(403);
        (await Open("leader", new { town = "nowhere", subject = "x", basis = "x" })).Status.ShouldBe(422);
        (await Open("leader", new { town = "xiwengzhuang", subject = "溪翁庄镇产业项目", basis = "区政府被约谈" })).Status.ShouldBe(201);
        (await Open("leader", new { town = "xiwengzhuang", subject = "溪翁庄镇产业项目", basis = "区政府被约谈" })).Status.ShouldBe(409);
        await http.RunJobsAsync();
        (await http.GetAsync("planning", "/api/suspensions?kind=townProjects"))["items"]!.AsArray().Single()!["liftProposedAt"].ShouldBeNull("the demo's town has uncleared cases");
        (await http.SendAsync("planning", HttpMethod.Post, "/api/suspensions/check", new { town = "xiwengzhuang" })).Body!["suspended"]!.GetValue<bool>().ShouldBeTrue();
        (await http.SendAsync("planning", HttpMethod.Post, "/api/suspensions/check", new { town = "gubeikou" })).Body!["suspended"]!.GetValue<bool>().ShouldBeFalse();
        (await Open("planning", new { caseNumber = "MY2000-101-0001", subject = "x", basis = "x" })).Status.ShouldBe(422);
    }
}
