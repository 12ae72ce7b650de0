using System.Text;
using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Imports;

/// <summary>From a file to leads, through the whole product.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private const string Header = "TBBH,XZQMC,TBMJ,X,Y,HSX,DLMC\n";
    private readonly EnforcementApp _app = new();
    private readonly CaseClient _http;
    private readonly GdalFiles _files = new();

    public ImportTests() => _http = new CaseClient(_app);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _files.Dispose();
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Patches_become_leads_once_and_keep_what_the_table_says_of_them()
    {
        const string table = Header + "T1,溪翁庄镇,812.5,116.85,40.45,2026-03-15,水浇地\nT2,古北口,90,117.15,40.69,20260316,\n";
        var import = await _http.ImportAsync("planning", "satellite", table);
        import.Counts().ShouldBe("done 2/2/0/0");
        var leads = (await _http.GetAsync("planning", "/api/leads?channel=satellite&q=T1"))["items"]!.AsArray();
        var lead = await _http.GetAsync("planning", $"/api/leads/{leads.Single()!["id"]}");
        lead["sourceNumber"]!.GetValue<string>().ShouldBe("T1");
        lead["town"]!["code"]!.GetValue<string>().ShouldBe("110118101");
        lead["areaSquareMetres"]!.GetValue<double>().ShouldBe(812.5);
        lead["foundAt"]!.GetValue<DateTimeOffset>().ShouldBe(new DateTimeOffset(2026, 3, 15, 0, 0, 0, TimeSpan.FromHours(8)));
        lead["place"]!["lon"]!.GetValue<double>().ShouldBe(116.85);
        lead["attributes"]!.AsArray().Select(a => $"{a!["name"]}={a["value"]}").ShouldBe(["DLMC=水浇地"]);

        (await _http.ImportAsync("planning", "satellite", table)).Counts().ShouldBe("done 2/0/2/0");
        foreach (var number in new[] { "T1", "T2" }) (await _http.GetAsync("planning",
            $"/api/leads?channel=satellite&q={number}"))["total"]!.GetValue<int>().ShouldBe(1, number);
    }

    [Theory]
    [InlineData("shapefile", "EPSG:4527")]
    [InlineData("shapefile", "EPSG:4490")]
    [InlineData("geojson", "EPSG:4548")]
    [InlineData("csv", "EPSG:4548")]
    [InlineData("xlsx", "EPSG:4527")]
    public async Task Files_of_other_software_arrive_whole(string format, string crs)
    {
        var path = format switch
        {
            "shapefile" => _files.Shapefile("卫片", crs, "CP936"),
            "geojson" => _files.Ogr("out.geojson", null, "-f", "GeoJSON", "-t_srs", crs),
            "csv" => _files.Csv("points.csv", crs),
            _ => _files.Xlsx("points.xlsx", crs),
        };
        var import = await _http.ImportAsync("planning", "satellite", await File.ReadAllBytesAsync(path), Path.GetFileName(path));
        var rows = format is "csv" or "xlsx" ? 2 : 3;
        import.Counts().ShouldBe($"done {rows}/{rows}/0/0");
        import["crs"]!.GetValue<string>().ShouldBe(crs);
        var leads = (await _http.GetAsync("planning", "/api/leads?channel=satellite"))["items"]!.AsArray();
        leads.Select(l => l!["town"]!["name"]!.GetValue<string>()).ShouldContain("溪翁庄镇");
        leads.ShouldAllBe(l => l!["lon"]!.GetValue<double>() > 116.66 && l["lat"]!.GetValue<double>() < 40.8);
    }

    [Fact]
    public async Task Good_rows_land_and_bad_ones_come_back_with_their_line_and_reason_to_be_put_right()
    {
        var import = await _http.ImportAsync("planning", "satellite", Header
            + "T1,溪翁庄镇,1,116.85,40.45,2026-03-15,\n"
            + "T2,溪翁庄镇,1,40.45,116.85,2026-03-15,\n"
            + "T3,溪翁庄镇,1,121.4,31.2,2026-03-15,\n"
            + ",溪翁庄镇,1,116.85,40.45,2026-03-15,\n"
            + "T5,溪翁庄镇,1,116.85,40.45,三月,\n"
            + "T6,溪翁庄镇,1,116.85,40.45,2026-05-01,\n"
            + "T7,怀柔镇,1,116.85,40.45,2026-03-15,\n"
            + "T8,溪翁庄镇,1,,,2026-03-15,\n"
            + "T9,溪翁庄镇,很大,116.85,40.45,2026-03-15,=1+1\n"
            + "T10,,1,116.852,40.452,2026-03-15,\n");
        import.Counts().ShouldBe("done 10/2/0/8");
        import.Reasons().ShouldBe(
        [
            "3 coordinates-swapped", "4 outside-district", "5 source-number-missing", "6 import-date-unreadable", "7 in-the-future",
            "8 import-unknown-town", "9 import-place-missing",
            "10 import-number-unreadable",
        ]);
        import["rejected"]![0]!["message"]!.GetValue<string>().ShouldContain("经度与纬度似乎填反了");

        using var response = await _http.As("planning").GetAsync($"/api/imports/{import["id"]}/rejected.csv");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var csv = Encoding.UTF8.GetString(bytes[3..]);
        csv.Split("\r\n")[0].ShouldBe("TBBH,XZQMC,TBMJ,X,Y,HSX,DLMC,导入行号,退回原因");
        csv.ShouldContain("'=1+1");
        csv.ShouldNotContain(",=1+1");

        // Put right and sent again: only what was wrong before is new.
        csv = csv.Replace("121.4,31.2", "116.86,40.46", StringComparison.Ordinal).Replace("很大", "12", StringComparison.Ordinal)
            .Replace("三月", "2026-03-01", StringComparison.Ordinal);
        var again = await _http.ImportAsync("planning", "satellite", Encoding.UTF8.GetBytes("\uFEFF" + csv), "表-rejected.csv",
            ("swap", "true"));
        again.Counts().ShouldBe("done 8/4/0/4");
        var t9 = (await _http.GetAsync("planning", "/api/leads?q=T9"))["items"]![0]!["id"];
        var attributes = (await _http.GetAsync("planning", $"/api/leads/{t9}"))["attributes"]!.AsArray();
        attributes.Select(a => $"{a!["name"]}: {a["value"]}").ShouldBe(["DLMC: =1+1"]);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_at_once_and_leaves_nothing()
    {
        var cut = await File.ReadAllBytesAsync(_files.Shapefile("卫片", "EPSG:4490", "UTF-8"));
        foreach (var (bytes, code) in new (byte[], string)[]
        {
            (cut[..(cut.Length / 2)], "import-zip-broken"),
            (Encoding.UTF8.GetBytes("name,value\na,1\n"), "import-columns-missing"),
            (Encoding.UTF8.GetBytes("TBBH,X,Y\nT1,742000,5580000\n"), "import-crs-needed"),
            (Encoding.UTF8.GetBytes(
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:2415\"}},\"features\":[{\"type\":\"Feature\",\"properties\":{\"TBBH\":\"T1\"},\"geometry\":null}]}"), "import-crs-unknown"),
        })
        {
            var (status, problem) = await _http.SendFileAsync("planning", "satellite", bytes, "x");
            status.ShouldBe(422);
            problem["code"]!.GetValue<string>().ShouldBe(code);
            problem["detail"]!.GetValue<string>().ShouldNotStartWith("refusal.");
        }
        Directory.GetFiles(Path.Combine(_app.DataDirectory, "imports")).ShouldBeEmpty();
        (await _http.GetAsync("planning", "/api/imports"))["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Web_map_coordinates_are_taken_back_only_when_said_so()
    {
        await _http.ImportAsync("planning", "satellite", "TBBH,X,Y\nG1,116.856231,40.451329\n", fields: ("gcj02", "true"));
        var lead = (await _http.GetAsync("planning", "/api/leads?q=G1"))["items"]![0]!;
        lead["lon"]!.GetValue<double>().ShouldBeInRange(116.8495, 116.8510);
        lead["lat"]!.GetValue<double>().ShouldBeInRange(40.4490, 40.4510);
    }

    [Fact]
    public async Task Columns_of_other_names_are_mapped_by_hand_and_the_mapping_kept_for_the_next_file()
    {
        const string table = "甲,乙,丙\nM1,116.85,40.45\n";
        var (status, preview) = await _http.SendFileAsync("planning", "preview", Encoding.UTF8.GetBytes(table), "a.csv",
            ("kind", "satellite"));
        status.ShouldBe(200, preview.ToJsonString());
        preview["missing"]!.AsArray().Select(m => m!.GetValue<string>()).ShouldBe(["sourceNumber", "x", "y"]);
        var mapping = """{"sourceNumber":"甲","x":"乙","y":"丙"}""";
        (_, preview) = await _http.SendFileAsync("planning", "preview", Encoding.UTF8.GetBytes(table), "a.csv", ("kind", "satellite"),
            ("mapping", mapping));
        preview["missing"]!.AsArray().ShouldBeEmpty();
        preview["first"]![0]!["lon"]!.GetValue<double>().ShouldBe(116.85);
        (await _http.ImportAsync("planning", "satellite", table, fields: ("mapping", mapping))).Counts().ShouldBe("done 1/1/0/0");
        (await _http.ImportAsync("planning", "satellite", table.Replace("M1", "M2", StringComparison.Ordinal))).Counts()
            .ShouldBe("done 1/1/0/0");
        (await _http.SendFileAsync("planning", "satellite", Encoding.UTF8.GetBytes(table), "a.csv", ("mapping", """{"nothing":"甲"}"""))).Body["code"]!.GetValue<string>().ShouldBe("import-mapping-unreadable");
    }

    [Fact]
    public async Task Work_orders_of_the_hotline_bring_the_caller_with_them()
    {
        var import = await _http.ImportAsync("bureau", "hotline",
            "工单编号,来电时间,反映事项,联系人,联系电话,地址,承办单位,经度,纬度\nGD2026001,2026/4/9 8:30,村北有人盖房,王女士,13800001111,溪翁庄镇东智北村,溪翁庄镇,116.85,40.45\n");
        import.Counts().ShouldBe("done 1/1/0/0");
        var id = (await _http.GetAsync("planning", "/api/leads?channel=hotline&q=GD2026001"))["items"]![0]!["id"];
        var lead = await _http.GetAsync("planning", $"/api/leads/{id}");
        lead["reporter"].ShouldNotBeNull();
        lead["foundAt"]!.GetValue<DateTimeOffset>().ShouldBe(new DateTimeOffset(2026, 4, 9, 8, 30, 0, TimeSpan.FromHours(8)));
    }

    [Fact]
    public async Task Work_orders_without_coordinates_are_taken_with_their_address()
    {
        var import = await _http.ImportAsync("bureau", "hotline",
            "工单编号,受理时间,诉求内容,地址,属地\nGD-1,2026-04-09,有人盖房,东智北村东口,溪翁庄镇\nGD-2,2026-04-09,有人盖房,,溪翁庄镇\n");
        import.Counts().ShouldBe("done 2/1/0/1");
        import.Reasons().ShouldBe(["3 import-place-missing"]); // neither a place nor an address
        var lead = (await _http.GetAsync("planning", "/api/leads?channel=hotline&q=GD-1"))["items"]![0]!;
        (lead["lon"], lead["town"]!["code"]!.GetValue<string>()).ShouldBe((null, "110118101"));
        var (status, problem) = await _http.SendFileAsync("bureau", "hotline",
            Encoding.UTF8.GetBytes("工单编号,受理时间,诉求内容\nGD-3,2026-04-09,有人盖房\n"), "a.csv");
        (status, problem["code"]!.GetValue<string>()).ShouldBe((422, "import-columns-missing"));
    }

    [Fact]
    public async Task A_towns_ledger_becomes_patrols_and_its_findings_leads_of_the_town_once()
    {
        const string table = "巡查时间,结束时间,巡查人,巡查路线,地点,发现情况,经度,纬度\n"
            + "2026-04-08 08:00,2026-04-08 10:00,张三、李四,水库西岸,东智北村,新建彩钢房,116.85,40.45\n"
            + "2026-04-09 08:00,2026-04-09 09:00,张三,水库东岸,,未发现问题,,\n"
            + "2026-04-09 10:00,,张三,水库东岸,,有人砌墙,,\n";
        var import = await _http.ImportAsync(CaseClient.Inspector, "patrol", table);
        import.Counts().ShouldBe("done 3/2/0/1");
        import.Reasons().ShouldBe(["4 import-place-missing"]);
        (await _http.GetAsync(CaseClient.Inspector, "/api/patrols"))["total"]!.GetValue<int>().ShouldBe(2);
        (await _http.GetAsync(CaseClient.Inspector, "/api/leads?channel=patrol"))["total"]!.GetValue<int>().ShouldBe(1);
        (await _http.ImportAsync(CaseClient.Inspector, "patrol", table)).Counts().ShouldBe("done 3/0/2/1");
        (await _http.GetAsync(CaseClient.Inspector, "/api/patrols"))["total"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Only_who_records_such_leads_imports_them_and_only_their_unit_and_the_district_see_it()
    {
        var file = Encoding.UTF8.GetBytes("巡查时间,巡查人,巡查路线\n2026-04-08,张三,水库\n");
        foreach (var (user, what, expect) in new[]
        {
            (CaseClient.Inspector, "satellite", 403), (CaseClient.Inspector, "hotline", 403), ("bureau", "satellite", 403),
            ("bureau", "patrol", 403), ("leader", "patrol", 403),
            ("auditor", "patrol", 403), ("village.xiwengzhuang", "patrol", 403), ("electricity", "patrol", 403),
        })
            (await _http.SendFileAsync(user, what, file, "a.csv")).Status.ShouldBe(expect, $"{user} {what}");
        var import = await _http.ImportAsync(CaseClient.Inspector, "patrol", file, "a.csv");
        foreach (var (user, expect) in new[] { (CaseClient.Lead, 200), ("planning", 200), ("auditor", 200), (CaseClient.OtherTown, 404),
            ("police", 404), ("village.xiwengzhuang", 404) })
            (await _http.SendAsync(user, HttpMethod.Get, $"/api/imports/{import["id"]}")).Status.ShouldBe(expect, user);
        (await _http.SendAsync("planning", HttpMethod.Get, $"/api/imports/{import["id"]}/rejected.csv")).Status.ShouldBe(
            403); // the town's own data
        (await _http.GetAsync(CaseClient.OtherTown, "/api/imports"))["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_sender_who_does_not_know_whether_it_arrived_sends_it_again_with_the_same_key()
    {
        var ids = new HashSet<string>();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/imports/satellite")
            {
                Content = new MultipartFormDataContent(
                    "same") { { new ByteArrayContent(Encoding.UTF8.GetBytes("TBBH,X,Y\nK1,116.85,40.45\n")), "file", "a.csv" } },
            };
            request.Headers.Add("Idempotency-Key", "import-1");
            using var response = await _http.As("planning").SendAsync(request);
            ((int)response.StatusCode).ShouldBe(202);
            ids.Add(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["id"]!.GetValue<string>());
        }
        (await _http.FinishedAsync("planning", ids.Single())).Counts().ShouldBe("done 1/1/0/0");
    }

    [Fact]
    public async Task Reasons_are_told_in_the_readers_language()
    {
        var import = await _http.ImportAsync("planning", "satellite", "TBBH,X,Y\nT1,116.85,40.45\nT2,,\n");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/imports/{import["id"]}");
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var response = await _http.As("planning").SendAsync(request);
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!["rejected"]![0]!["message"]!.GetValue<string>()
            .ShouldStartWith("The row has no coordinates");
    }
}
