using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Enforcement.Api.Assessment;
using Enforcement.Api.Tests.Cases;
using Enforcement.Api.Tests.Documents;
using Enforcement.Api.Tests.Imports;
using Enforcement.Testing;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Security;

/// <summary>
/// One town (溪翁庄镇) with one of everything that the product keeps, made as its people would; and what of it nobody else may find.
/// </summary>
public sealed class TownWorld : IAsyncLifetime
{
    public const string Town = "110118101", Month = "2026-08", Confirmed = "2026-07", OtherPerson = "lead.shicheng",
        PartyNumber = "110228196005051234";

    /// <summary>
    /// People by letter: small ones of the town (inspector, lead, village), capitals of another; p b s d c o u a bodies, m administrator,
    /// A auditor, 0 nobody.
    /// </summary>
    public static readonly IReadOnlyDictionary<char, string?> People = new Dictionary<char, string?>
    {
        ['i'] = CaseClient.Inspector, ['l'] = CaseClient.Lead, ['v'] = "village.xiwengzhuang", ['I'] = CaseClient.OtherTown,
            ['L'] = "lead.gubeikou", ['V'] = "village.gubeikou",
        ['p'] = "planning", ['b'] = "bureau", ['s'] = "supervision", ['d'] = "leader", ['c'] = "discipline", ['o'] = "police",
            ['u'] = "electricity", ['a'] = "sector", ['m'] = "admin", ['A'] = "auditor", ['0'] = null,
    };

    private static readonly Regex RouteParameter = new(@"\{(\w+)[^{}]*\}");

    private readonly DocumentClient _documents;
    private readonly Dictionary<string, Dictionary<string, string>> _objects = [];

    public TownWorld() => _documents = new DocumentClient(App);

    public EnforcementApp App { get; } = new()
    {
        SimulationStart = new DateTimeOffset(2026, 8, 3, 9, 0, 0, TimeSpan.FromHours(8)),
        Settings = [("Enforcement:LibreOffice", "/none"), ("Logging:LogLevel:Default", "Error"),
            ("Logging:LogLevel:Microsoft.AspNetCore", "Error")], // a PDF takes seconds; who may have it is decided before
    };

    internal CaseClient Http => _documents.Cases;

    /// <summary>What only the town and the district's bodies may find: numbers, ids and words of the town's objects.</summary>
    public HashSet<string> Secrets { get; } = [];

    /// <summary>What only the clue's sender, its addressee and auditors may find (Art 5).</summary>
    public HashSet<string> ClueSecrets { get; } = ["矩阵某副镇长", "矩阵收受好处"];

    /// <summary>The route with the values of an object in place of its parameters.</summary>
    public string Path(string route, string of) => RouteParameter.Replace(route, m => Uri.EscapeDataString(this[of, m.Groups[1].Value]))
        .Replace("%3A", ":", StringComparison.Ordinal);

    /// <summary>What a parameter of the routes is for an object.</summary>
    public string this[string of, string name = "id"] => _objects[of].GetValueOrDefault(name)
        ?? throw new ArgumentException($"{of} has no {name}");

    /// <summary>Values that the draft still lacks.</summary>
    public JsonObject Filled { get; } = [];

    /// <summary>A file to be attached; <paramref name="word"/> makes its content another one.</summary>
    public static MultipartFormDataContent Form(string name = "矩阵附件.png", string word = "png")
    {
        byte[] file = [.. CaseClient.Png, .. Encoding.UTF8.GetBytes(word)];
        return new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
    }

    /// <summary>The original of the photo that was sent scaled.</summary>
    public static byte[] Original { get; } = [.. CaseClient.Png, 1];

    public async ValueTask InitializeAsync()
    {
        foreach (var user in People.Values) Http.As(user); // later, they ask at the same time
        await Http.RunJobsAsync(); // opens the month's reports
        var village = (await Http.GetAsync(People['v']!, "/api/session"))["unit"]!["code"]!.GetValue<string>();

        var number = Keep("case", "number", await OpenAsync(village));
        Keep("walk", "number", await OpenAsync(village));
        Keep("spare", "number", await OpenAsync(village));
        foreach (var n in new[] { number, await OpenAsync(village), await OpenAsync(village) }) await Http.OrderedAsync(n);
        Secrets.UnionWith(["矩阵路八号", "矩阵当事人", PartyNumber]);
        await Http.RunJobsAsync(); // sanctions
        Keep("sanction", (await Http.GetAsync("electricity", $"/api/sanctions?q={number}"))["items"]!.AsArray().Single()!);

        Keep("photo", await PhotoAsync(number, received: true));
        Keep("scaled", await PhotoAsync(number, received: false));
        Keep("after", await Http.UploadAsync(this["walk", "number"]));
        Keep("proof", await Http.UploadAsync(this["walk", "number"], kind: "document"));

        var issued = Keep("issued", await _documents.IssueAsync(await _documents.DraftAsync("stopNotice", number)));
        Secrets.Add(DocumentClient.Number(issued));
        await _documents.UploadAsync(CaseClient.Inspector, $"/api/documents/{this["issued"]}/scans", CaseClient.Png, "盖章.png");
        Keep("spareDocument", await _documents.IssueAsync(await _documents.DraftAsync("stopNotice", number)));
        var draft = Keep("draft", await _documents.DraftAsync("stopNotice", number));
        foreach (var field in draft["fields"]!.AsArray().Where(f => !f!["isFixed"]!.GetValue<bool>() && f["isRequired"]!.GetValue<bool>()))
            if (draft["values"]![field!["name"]!.ToString()]?.ToString() is null or "") Filled[field["name"]!.ToString()] = "矩阵内容";
        Filled["执法人员"] = DocumentClient.Officers;
        Keep("confidential", await _documents.IssueAsync(await _documents.DraftAsync("disciplineCopy", number, "planning"), "planning"));

        Keep("lead", await LeadAsync("planning", "satellite", "矩阵图斑1", "2026-08-02T08:00:00+08:00", 116.9));
        Keep("doubted", await LeadAsync("planning", "satellite", "矩阵图斑2", "2026-08-02T08:00:00+08:00", 116.91));
        foreach (var lead in new[] { "lead", "doubted" }) await PostAsync("planning", $"/api/leads/{this[lead]}/dispatch",
            new { town = Town });
        Keep("patch", await LeadAsync("planning", "satellite", "矩阵图斑3", "2026-08-02T08:00:00+08:00", 116.92));
        Keep("lost", await LeadAsync("planning", "satellite", "矩阵图斑4", "2026-07-02T08:00:00+08:00", 116.93));
        Secrets.UnionWith(["矩阵图斑1", "矩阵图斑2", "矩阵图斑3", "矩阵图斑4", "矩阵图斑旁"]);
        foreach (var lead in new[] { "lead", "doubted", "patch", "lost" }) _objects[lead]["leadId"] = this[lead];

        Keep("patrol", await PostAsync(People['v']!, "/api/patrols",
            new { startedAt = "2026-08-03T07:00:00+08:00", endedAt = "2026-08-03T08:00:00+08:00", route = "矩阵河边", patrollers = "李四" },
            201));
        Secrets.Add("矩阵河边");
        Keep("import", await Http.ImportAsync(CaseClient.Inspector, "patrol",
            "巡查时间,结束时间,巡查人,巡查路线,地点,发现情况,经度,纬度\n2026-07-30 10:00,,张三,矩阵水库东岸,,矩阵砌墙,,\n", "矩阵台账.csv"));
        Secrets.UnionWith(["矩阵台账", "矩阵水库东岸", "矩阵砌墙"]);

        Keep("report", "month", Month, secret: false);
        (_objects["report"]["town"], _objects["report"]["index"]) = (Town, "0");
        using (var form = Form("矩阵月报附件.png"))
        using (var sent = await Http.As(CaseClient.Inspector).PostAsync($"/api/reports/monthly/{Month}/{Town}/files", form)) (
            (int)sent.StatusCode).ShouldBe(200);
        Secrets.Add("矩阵月报附件");

        Keep("unopened", "month", "2026-06", secret: false); // a month whose reports nobody touched
        _objects["unopened"]["town"] = Town;

        Keep("review", "month", Confirmed, secret: false);
        Keep("open", "month", Month, secret: false);
        Keep("early", "month", "2026-06", secret: false);
        foreach (var month in new[] { Confirmed, Month, "2026-06" }) await PostAsync("planning", "/api/satellite-reviews", new { month },
            201);
        await PostAsync("planning", $"/api/satellite-reviews/{Confirmed}/run");
        await PostAsync("planning", $"/api/satellite-reviews/{Confirmed}/confirm");

        var clue = Keep("clue",
            await PostAsync(CaseClient.Lead, "/api/clues", new { official = "矩阵某副镇长", summary = "矩阵收受好处", caseNumber = number }, 201),
            secret: false);
        ClueSecrets.Add(clue["id"]!.GetValue<string>());

        var list = Encoding.UTF8.GetBytes("挂账编号,属地,项目名称,项目主体,地址,来源,挂账日期\n矩阵挂账1,溪翁庄镇,矩阵别墅,矩阵置业,北岸,督察,2019-06-30\n");
        using (var form = new MultipartFormDataContent { { new ByteArrayContent(
            list) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "file", "list.csv" } })
        using (var sent = await Http.As("planning").PostAsync("/api/listed-items/import", form)) ((int)sent.StatusCode).ShouldBe(200);
        Keep("listed", (await Http.GetAsync("planning", "/api/listed-items"))["items"]!.AsArray().Single()!);
        Keep("suspension", (await Http.GetAsync("planning", "/api/suspensions"))["items"]!.AsArray().Single()!);
        Secrets.UnionWith(["矩阵挂账1", "矩阵别墅", "矩阵置业"]);

        await Http.ClockAsync("2026-08-20T09:00:00+08:00"); // the town's cases are overdue: a reminder and a talk are proposed
        async Task<JsonNode> MeasureAsync(string kind) =>
            (await Http.GetAsync("supervision", $"/api/unit-measures?unit=xiwengzhuang&kind={kind}&state=proposed"))["items"]![0]!;
        Keep("ordered", await MeasureAsync("reminder"));
        Keep("proposed", await MeasureAsync("talk"));
        await PostAsync("supervision", $"/api/unit-measures/{this["ordered"]}/decide", new { ordered = true, reason = "矩阵逾期未拆" });
        Secrets.Add("矩阵逾期未拆");

        await PostAsync("planning", "/api/assessments", new { period = Month });
        await PostAsync(CaseClient.Lead, "/api/assessments", new { period = Month });
        foreach (var (name, unit) in new[] { ("assessment", Town), ("villageAssessment", village) })
            _objects[name] = new() { ["period"] = Month, ["unit"] = unit, ["key"] = $"overdueCase:{number}" };
        var secretary = new Actor("secretary", "村书记", village, UnitKind.Village, [PersonRole.UnitLead]);
        (await App.SendAsync(new AppealDeduction(Month, village, $"overdueCase:{number}", "矩阵复核"), secretary)).IsOk.ShouldBeTrue();
        Secrets.Add("矩阵复核");

        Keep("ownView", await PostAsync(CaseClient.Inspector, "/api/saved-views",
            new { name = "矩阵我的", path = "/cases", query = "q=1", shared = false }, 201));
        Keep("sharedView", await PostAsync(CaseClient.Lead, "/api/saved-views",
            new { name = "矩阵大家的", path = "/cases", query = "q=1", shared = true }, 201));
        Secrets.UnionWith(["矩阵我的", "矩阵大家的"]);
        Keep("feed", "token", (await PostAsync(CaseClient.Inspector, "/api/due/feed"))["token"]!.GetValue<string>());
        Keep("wrongFeed", "token", new string('x', 43), secret: false);
        Keep("webhook", await PostAsync("admin", "/api/webhooks",
            new { unit = Town, name = "矩阵群", format = "json", url = "https://hook.example/x", secret = "0123456789abcdef" }, 201),
                secret: false);
        Keep("key", await PostAsync("admin", "/api/api-keys", new { userName = OtherPerson, name = "x" }, 201), secret: false);
        // What every reader may ask for by its name.
        _objects["person"] = new() { ["userName"] = OtherPerson, ["who"] = OtherPerson };
        _objects["public"] = new() { ["code"] = "110118105", ["version"] = "1", ["year"] = "2026", ["kind"] = "stopNotice",
            ["documentName"] = "v1", ["status"] = "404", ["track"] = "inProgress" };
        await Http.RunJobsAsync();
        // The clue's notice as if it had failed: what is stuck is listed to the administrator.
        (await App.DbAsync(db =>
            db.Database.ExecuteSqlRawAsync(
                "UPDATE Outbox SET DoneAt = NULL, Attempts = 1, Error = 'x', NextAttemptAt = 900000000000000000 WHERE Payload LIKE '%clue.forwarded%'"))).ShouldBe(1);
        foreach (var (name, of) in _objects.ToList()) of["index"] = "0";
        foreach (var (name, kind) in new[] { ("case", "case"), ("lead", "lead"),
            ("patch", "lead") }) _objects[$"{name}Shape"] = new() { ["kind"] = kind, ["id"] = _objects[name].GetValueOrDefault("number")
                ?? this[name] };
    }

    /// <summary>The object at a step of it, for the pages that ask what a step needs.</summary>
    public string Step(string of, string step)
    {
        _objects[$"{of}/{step}"] = new(_objects[of]) { ["step"] = step };
        return $"{of}/{step}";
    }

    public async Task<JsonNode> PostAsync(string user, string path, object? body = null, int expect = 200)
    {
        var (status, answer) = await Http.SendAsync(user, HttpMethod.Post, path, body ?? new { });
        status.ShouldBe(expect, $"{user} {path}: {answer?.ToJsonString()}");
        return answer!;
    }

    private async Task<string> OpenAsync(string village)
    {
        var opened = await PostAsync(CaseClient.Inspector, "/api/cases", new
        {
            place = new { lon = 116.861, lat = 40.47 }, address = "矩阵路八号", village,
            party = new { name = "矩阵当事人", kind = "person", idNumber = PartyNumber }, areaSquareMetres = 80,
        }, 201);
        var number = opened["number"]!.GetValue<string>();
        Secrets.Add(number);
        return number;
    }

    private Task<JsonNode> LeadAsync(string user, string channel, string sourceNumber, string foundAt, double lon) =>
        PostAsync(user, "/api/leads", new { channel, sourceNumber, foundAt, place = new { lon, lat = 40.5 }, address = "矩阵图斑旁",
            town = Town, areaSquareMetres = 320 }, 201);

    private async Task<JsonNode> PhotoAsync(string number, bool received)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(number), "caseNumber" }, { new StringContent("photo"), "kind" },
            { new StringContent(Convert.ToHexStringLower(SHA256.HashData(Original))), "originalSha256" },
            { new ByteArrayContent([.. CaseClient.Png, (byte)(received ? 2 : 3)]), "file", "矩阵照片.png" },
            { new ByteArrayContent(CaseClient.Png), "thumbnail", "t.png" },
        };
        Secrets.Add("矩阵照片");
        using var response = await Http.As(CaseClient.Inspector).PostAsync("/api/evidence", form);
        ((int)response.StatusCode).ShouldBe(201);
        var photo = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        if (!received) return photo;
        using var original = new MultipartFormDataContent { { new ByteArrayContent(Original), "file", "o.png" } };
        using var sent = await Http.As(CaseClient.Inspector).PostAsync($"/api/evidence/{photo["id"]}/original", original);
        ((int)sent.StatusCode).ShouldBe(200);
        return photo;
    }

    private JsonNode Keep(string name, JsonNode made, bool secret = true)
    {
        Keep(name, "id", made["id"]!.GetValue<string>(), secret);
        return made;
    }

    private string Keep(string name, string parameter, string value, bool secret = true)
    {
        _objects[name] = new() { [parameter] = value };
        if (secret) Secrets.Add(value);
        return value;
    }

    public async ValueTask DisposeAsync()
    {
        _documents.Dispose();
        await App.DisposeAsync();
    }
}
