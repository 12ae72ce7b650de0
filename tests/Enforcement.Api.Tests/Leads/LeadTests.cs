using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Leads;

/// <summary>Leads over HTTP (process.md section 2; Art 10–17).</summary>
public sealed class LeadTests : IAsyncLifetime
{
    private const string Village = "village.xiwengzhuang";
    private readonly EnforcementApp _app = new();
    private readonly CaseClient _http;

    public LeadTests() => _http = new CaseClient(_app);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static object Patch(string number, double lon = 116.9, double lat = 40.5, string? town = "110118101",
        string foundAt = "2026-04-01T10:00:00+08:00") =>
        new { channel = "satellite", sourceNumber = number, foundAt, place = new { lon, lat }, address = "图斑旁", town,
            description = "疑似新增", areaSquareMetres = 320.5 };

    private async Task<JsonNode> RecordAsync(string user, object body, int expect = 201)
    {
        var (status, answer) = await _http.SendAsync(user, HttpMethod.Post, "/api/leads", body);
        status.ShouldBe(expect, answer?.ToJsonString());
        return answer!;
    }

    private async Task<JsonNode> DoAsync(string user, JsonNode lead, string action, object body, int expect = 200)
    {
        var (status, answer) = await _http.SendAsync(user, HttpMethod.Post, $"/api/leads/{IdOf(lead)}/{action}", body);
        status.ShouldBe(expect, $"{action}: {answer?.ToJsonString()}");
        return answer!;
    }

    private static string IdOf(JsonNode lead) => lead["id"]!.GetValue<string>();

    private static string Code(JsonNode problem) => (problem["reason"] ?? problem["code"])!.GetValue<string>();

    [Fact]
    public async Task The_same_channel_and_number_again_changes_nothing()
    {
        var first = await RecordAsync("planning", Patch("TB-1"));
        var again = await RecordAsync("planning", Patch("TB-1", lon: 117.1, town: "110118102"), expect: 200);
        IdOf(again).ShouldBe(IdOf(first));
        again["place"]!["lon"]!.GetValue<double>().ShouldBe(116.9);
        again["version"]!.GetValue<int>().ShouldBe(1);
        // The same number of another channel is another lead.
        await RecordAsync("bureau", new { channel = "hotline", sourceNumber = "TB-1", place = new { lon = 116.9, lat = 40.5 } });
    }

    [Fact]
    public async Task From_the_patch_to_the_case_with_the_first_finder_kept()
    {
        var lead = await RecordAsync("planning", Patch("TB-2"));
        lead["state"]!.GetValue<string>().ShouldBe("new");
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Get, $"/api/leads/{IdOf(lead)}")).Status.ShouldBe(404,
            "not told to the town before it is dispatched");

        lead = await DoAsync("planning", lead, "dispatch", new { town = "xiwengzhuang" });
        lead["dispatchedTo"]!["code"]!.GetValue<string>().ShouldBe("110118101");
        lead["deadlines"]![0]!["dueAt"]!.GetValue<string>().ShouldBe("2026-04-14T00:00:00+08:00"); // 3 days from the 10th
        (await DoAsync(CaseClient.OtherTown, lead, "verify", new { opensCase = true }, expect: 404)).ShouldNotBeNull();

        lead = await DoAsync(CaseClient.Inspector, lead, "verify",
            new { opensCase = true, note = "现场砌墙", party = new { name = "张三", kind = "person" } });
        lead["state"]!.GetValue<string>().ShouldBe("verified");
        lead["deadlines"]![0]!["state"]!.GetValue<string>().ShouldBe("met");
        var opened = await _http.CaseAsync(lead["caseNumber"]!.GetValue<string>());
        opened["firstFinder"]!["code"]!.GetValue<string>().ShouldBe("110118-PLN");
        opened["town"]!["code"]!.GetValue<string>().ShouldBe("110118101");
        opened["party"]!["name"]!.GetValue<string>().ShouldBe("张三");
        opened["foundAt"]!.GetValue<string>().ShouldBe("2026-04-01T10:00:00+08:00");
        Code(await DoAsync(CaseClient.Inspector, lead, "verify", new { opensCase = true }, expect: 409)).ShouldBe("lead-not-open");
        foreach (var path in new[] { $"/api/leads/{IdOf(lead)}/journal/verification", "/api/journal/verification" })
            (await _http.GetAsync(path.Contains("leads", StringComparison.Ordinal) ? "planning" : "auditor", path)).ToJsonString()
                .ShouldNotContain("brokenAt\":1");
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_verified_lead_that_cannot_open_its_case_stays_as_it_was()
    {
        var lead = await RecordAsync("planning",
            new { channel = "satellite", sourceNumber = "TB-3", place = new { lon = 116.9, lat = 40.5 }, town = "110118101" });
        await DoAsync("planning", lead, "dispatch", new { town = "110118101" });
        Code(await DoAsync(CaseClient.Inspector, lead, "verify", new { opensCase = true }, expect: 422)).ShouldBe("address-missing");
        (await _http.GetAsync("planning", $"/api/leads/{IdOf(lead)}"))["state"]!.GetValue<string>().ShouldBe("dispatched");
        await DoAsync(CaseClient.Inspector, lead, "verify", new { opensCase = true, address = "溪翁庄镇某村东" });
    }

    [Fact]
    public async Task Near_leads_of_other_channels_are_offered_as_duplicates_within_50_metres_and_not_beyond()
    {
        var patch = await RecordAsync("planning", new
        {
            channel = "satellite", sourceNumber = "TB-4", town = "110118101", foundAt = "2026-04-01T00:00:00+08:00",
            place = new { geometry = new { type = "Polygon",
                coordinates = new[] { new[] { P(116.95, 40.5), P(116.9504, 40.5), P(116.9504, 40.5003), P(116.95, 40.5003),
                    P(116.95, 40.5) } } } },
        });
        patch["possibleDuplicates"]!.AsArray().ShouldBeEmpty();
        // 0.0005° of longitude are 42 m here, 0.0007° are 59 m: east of the shape's border.
        var near = await RecordAsync("bureau",
            new { channel = "hotline", sourceNumber = "RX-4", place = new { lon = 116.9509, lat = 40.5001 } });
        var offered = near["possibleDuplicates"]!.AsArray().ShouldHaveSingleItem()!;
        offered["number"]!.GetValue<string>().ShouldBe("TB-4");
        offered["distanceMetres"]!.GetValue<double>().ShouldBe(42.4, 0.3);
        (await RecordAsync("bureau",
            new { channel = "hotline", sourceNumber = "RX-5",
                place = new { lon = 116.9511, lat = 40.5001 } }))["possibleDuplicates"]!.AsArray()
            .Select(d => d!["number"]!.GetValue<string>()).ShouldBe(["RX-4"]);
        // Inside the shape: overlaps, 0 m. Found more than a year apart: not offered.
        (await RecordAsync("bureau",
            new { channel = "hotline", sourceNumber = "RX-6",
                place = new { lon = 116.9502, lat = 40.5001 } }))["possibleDuplicates"]![0]!["distanceMetres"]!
            .GetValue<double>().ShouldBe(0);
        (await RecordAsync("planning",
            Patch("TB-7", 116.9502, 40.5001, foundAt: "2025-03-01T00:00:00+08:00")))["possibleDuplicates"]!.AsArray()
            .Select(d => d!["number"]!.GetValue<string>()).ShouldNotContain("TB-4");
        (await RecordAsync("bureau",
            new { channel = "hotline", sourceNumber = "RX-8",
                place = new { lon = 116.9502, lat = 40.5001 } }))["possibleDuplicates"]!.AsArray()
            .Select(d => d!["number"]!.GetValue<string>()).ShouldNotContain("TB-7");

        static double[] P(double lon, double lat) => [lon, lat];
    }

    [Fact]
    public async Task A_duplicate_that_was_found_earlier_gives_the_case_its_first_finder_and_both_stay_on_record()
    {
        var found = await RecordAsync(Village,
            new { channel = "patrol", foundAt = "2026-04-02T09:00:00+08:00", place = new { lon = 116.905, lat = 40.505 }, address = "村东" });
        found["state"]!.GetValue<string>().ShouldBe("dispatched"); // its town has it at once
        var patch = await RecordAsync("planning", Patch("TB-8", 116.905, 40.505, foundAt: "2026-04-05T00:00:00+08:00"));
        await DoAsync("planning", patch, "dispatch", new { town = "110118101" });
        Code(await DoAsync(CaseClient.Inspector, found, "reject",
            new { outcome = "duplicate", reason = "同一处", duplicateOf = IdOf(found) }, expect: 422)).ShouldBe("duplicate-unknown");
        await DoAsync(CaseClient.Inspector, found, "reject", new { outcome = "duplicate", reason = "同一处", duplicateOf = IdOf(patch) });
        var verified = await DoAsync(CaseClient.Inspector, patch, "verify", new { opensCase = true });
        var opened = await _http.CaseAsync(verified["caseNumber"]!.GetValue<string>());
        opened["firstFinder"]!["kind"]!.GetValue<string>().ShouldBe("village");
        opened["leads"]!.AsArray().Select(l => l!["finder"]!["kind"]!.GetValue<string>()).ShouldBe(["village"]);
    }

    [Fact]
    public async Task A_lead_joins_an_open_case_of_its_town_and_of_no_other()
    {
        var number = await _http.OpenAsync();
        var lead = await RecordAsync(CaseClient.Inspector,
            new { channel = "hotline", sourceNumber = "RX-9", place = new { lon = 116.861, lat = 40.47 }, address = "同一处" });
        lead["possibleDuplicates"]!.AsArray().Select(d => d!["caseNumber"]?.GetValue<string>()).ShouldContain(number);
        Code(await DoAsync(CaseClient.Inspector, lead, "verify", new { opensCase = false, joinsCase = "MY2026-101-9999" }, expect: 422))
            .ShouldBe("case-to-join-missing");
        (await DoAsync(CaseClient.Inspector, lead, "verify", new { opensCase = false }, expect: 422))["errors"]!["joinsCase"]
            .ShouldNotBeNull();
        lead = await DoAsync(CaseClient.Inspector, lead, "verify", new { opensCase = false, joinsCase = number });
        (lead["caseNumber"]!.GetValue<string>(), lead["state"]!.GetValue<string>()).ShouldBe((number, "verified"));
        var joined = (await _http.CaseAsync(number))["leads"]!.AsArray().ShouldHaveSingleItem()!;
        joined["sourceNumber"]!.GetValue<string>().ShouldBe("RX-9");
        (await _http.GetAsync(CaseClient.Inspector, $"/api/cases/{number}/journal"))["items"]!.AsArray()
            .Select(e => e!["type"]!.GetValue<string>()).ShouldContain("leadJoined");
    }

    [Fact]
    public async Task A_case_of_another_town_is_not_joined_even_by_who_found_it()
    {
        var across = await RecordAsync(CaseClient.Inspector, new { channel = "report", place = new { lon = 117.16, lat = 40.69 },
            address = "邻镇", town = "gubeikou" });
        across["state"]!.GetValue<string>().ShouldBe("new");
        await DoAsync("planning", across, "dispatch", new { town = "gubeikou" });
        var number = (await DoAsync(CaseClient.OtherTown, across, "verify", new { opensCase = true }))["caseNumber"]!.GetValue<string>();
        (await _http.CaseAsync(number))["firstFinder"]!["slug"]!.GetValue<string>().ShouldBe("xiwengzhuang"); // who found it sees it
        var own = await RecordAsync(CaseClient.Inspector, new { channel = "patrol", place = new { lon = 116.9, lat = 40.5 },
            address = "本镇" });
        Code(await DoAsync(CaseClient.Inspector, own, "verify", new { opensCase = false, joinsCase = number }, expect: 422))
            .ShouldBe("case-of-another-town");
    }

    [Fact]
    public async Task A_hotline_order_may_come_with_an_address_alone_and_its_town_finds_the_place()
    {
        var lead = await RecordAsync("bureau", new { channel = "hotline", sourceNumber = "RX-11", address = "溪翁庄镇东智北村村口",
            town = "110118101" });
        lead["place"].ShouldBeNull();
        lead["possibleDuplicates"]!.AsArray().ShouldBeEmpty();
        (await _http.GetAsync("planning", "/api/map?layers=leads")).ToJsonString().ShouldNotContain(IdOf(lead));
        var listed = (await _http.GetAsync("planning", "/api/leads?q=RX-11"))["items"]![0]!;
        (listed["lon"], listed["lat"]).ShouldBe((null, null));
        await DoAsync("bureau", lead, "dispatch", new { town = "110118101" });
        Code(await DoAsync(CaseClient.Inspector, lead, "verify", new { opensCase = true }, expect: 422)).ShouldBe("place-missing");
        Code(await DoAsync(CaseClient.Inspector, lead, "verify", new { opensCase = true, place = new { lon = 40.47, lat = 116.861 } },
            expect: 422)).ShouldBe("coordinates-swapped");
        lead = await DoAsync(CaseClient.Inspector, lead, "verify", new { opensCase = true, place = new { lon = 116.87, lat = 40.48 } });
        (await _http.CaseAsync(lead["caseNumber"]!.GetValue<string>()))["place"]!["lon"]!.GetValue<double>().ShouldBe(116.87);
        // Nothing else comes without a place, and a caller names at least an address.
        Code(await RecordAsync("bureau", new { channel = "hotline", sourceNumber = "RX-12" }, expect: 422)).ShouldBe("place-missing");
        Code(await RecordAsync("planning", new { channel = "satellite", sourceNumber = "TB-12", address = "x" }, expect: 422))
            .ShouldBe("place-missing");
        Code(await RecordAsync(Village, new { channel = "patrol", address = "x" }, expect: 422)).ShouldBe("place-missing");
    }

    [Fact]
    public async Task Who_reported_it_is_masked_but_for_those_who_answer_them()
    {
        var lead = await RecordAsync("bureau", new
        {
            channel = "hotline", sourceNumber = "RX-10", place = new { lon = 116.9, lat = 40.5 },
            reporter = new { name = "王小明", phone = "13800001234" }, town = "110118101", village = "110118101201",
        });
        await DoAsync("bureau", lead, "dispatch", new { town = "110118101" });
        foreach (var (user, name) in new[] { ("bureau", "王小明"), (CaseClient.Inspector, "王小明"), ("leader", "王**"), ("auditor", "王**"),
            ("supervision", "王**") })
        {
            (await _http.GetAsync(user, $"/api/leads/{IdOf(lead)}"))["reporter"]!["name"]!.GetValue<string>().ShouldBe(name, user);
            (await _http.GetAsync(user, $"/api/leads/{IdOf(lead)}/journal")).ToJsonString()
                .Contains("13800001234", StringComparison.Ordinal).ShouldBe(name == "王小明", user);
        }
    }

    [Fact]
    public async Task Strangers_find_no_trace_of_a_lead_by_any_way()
    {
        var lead = await RecordAsync(CaseClient.Inspector, new { channel = "report", place = new { lon = 116.9, lat = 40.5 },
            address = "x" });
        foreach (var user in new[] { CaseClient.OtherTown, "village.gubeikou", Village, "discipline", "police", "electricity", "sector" })
        {
            foreach (var path in new[] { "", "/journal", "/journal/verification" }) (await _http.SendAsync(user, HttpMethod.Get,
                $"/api/leads/{IdOf(lead)}{path}")).Status.ShouldBe(404, user);
            (await _http.GetAsync(user, "/api/leads"))["items"]!.AsArray().ShouldAllBe(l => IdOf(l!) != IdOf(lead));
            await DoAsync(user, lead, "reject", new { outcome = "unfounded", reason = "x" }, expect: 404);
            // Nor as somebody's possible duplicate.
            var (status, near) = await _http.SendAsync(user, HttpMethod.Post, "/api/leads",
                new { channel = "patrol", place = new { lon = 116.9, lat = 40.5 } });
            if (status == 201) near!["possibleDuplicates"]!.AsArray().Select(d => d!["leadId"]?.GetValue<string>())
                .ShouldNotContain(IdOf(lead));
        }
        foreach (var user in new[] { "planning", "bureau", "supervision", "leader", "auditor", CaseClient.Lead }) (
            await _http.SendAsync(user, HttpMethod.Get, $"/api/leads/{IdOf(lead)}")).Status.ShouldBe(200, user);
    }

    [Theory]
    [InlineData("{\"lon\":40.5,\"lat\":116.9}", "coordinates-swapped")]
    [InlineData("{\"lon\":116.3,\"lat\":39.9}", "outside-district")]
    [InlineData("{}", "place-missing")]
    [InlineData("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[116.9,40.5],[116.91,40.51],[116.91,40.5],[116.9,40.51],[116.9,40.5]]]}}", "geometry-invalid")]
    [InlineData("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[116.9,40.5],[116.91,40.51],[116.91,40.5]]]}}",
        "geometry-unreadable")]
    [InlineData("{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[116.9,40.5],[116.91,40.51]]}}", "geometry-unreadable")]
    [InlineData("{\"geometry\":\"x\"}", "geometry-unreadable")]
    public async Task A_place_that_is_none_is_refused_by_name(string place, string code) =>
        Code(await RecordAsync("planning", new { channel = "satellite", sourceNumber = "TB-0", place = JsonNode.Parse(place) },
            expect: 422)).ShouldBe(code);

    [Fact]
    public async Task Many_are_dispatched_each_to_its_own_town_and_those_without_one_are_named()
    {
        var (first, second) = (await RecordAsync("planning", Patch("TB-21")),
            await RecordAsync("planning", Patch("TB-22", town: "110118102")));
        var nowhere = await RecordAsync("planning", Patch("TB-23", town: null));
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, "/api/leads/dispatch",
            new { ids = new[] { IdOf(first) } })).Status.ShouldBe(403);
        var (status, answer) = await _http.SendAsync("planning", HttpMethod.Post, "/api/leads/dispatch",
            new { ids = new[] { IdOf(first), IdOf(second), IdOf(nowhere) } });
        status.ShouldBe(200);
        answer!["dispatched"]!.GetValue<int>().ShouldBe(2);
        answer["skipped"]!.AsArray().ShouldHaveSingleItem()!["code"]!.GetValue<string>().ShouldBe("lead-town-missing");
        (await _http.GetAsync("planning", $"/api/leads/{IdOf(second)}"))["dispatchedTo"]!["code"]!.GetValue<string>().ShouldBe("110118102");
    }

    [Fact]
    public async Task Lists_filter_by_channel_state_town_lateness_and_words()
    {
        var lead = await RecordAsync("planning", Patch("TB-31"));
        await DoAsync("planning", lead, "dispatch", new { town = "110118101" });
        async Task<bool> Finds(string filter) =>
            (await _http.GetAsync("planning", $"/api/leads?pageSize=200&{filter}"))["items"]!.AsArray().Any(l => IdOf(l!) == IdOf(lead));
        foreach (var filter in new[] { "channel=satellite", "state=dispatched", "town=xiwengzhuang", "open=true", "late=false",
            "q=TB-31", "q=图斑旁", "sort=dueAt" }) (await Finds(filter)).ShouldBeTrue(filter);
        foreach (var filter in new[] { "channel=hotline", "state=new", "town=gubeikou", "open=false", "late=true", "q=TB-32" }) (
            await Finds(filter)).ShouldBeFalse(filter);
        await _http.ClockAsync("2026-04-14T00:00:00+08:00");
        (await Finds("late=true")).ShouldBeTrue();
        (await _http.SendAsync("planning", HttpMethod.Get, "/api/leads?sort=nothing")).Status.ShouldBe(422);
        (await _http.SendAsync("planning", HttpMethod.Get, "/api/leads?state=7")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_demolished_place_nearby_shows_as_repeat_building()
    {
        var number = await _http.OrderedAsync();
        var photo = (await _http.UploadAsync(number))["id"]!.GetValue<string>();
        await _http.ActAsync(number, "confirm-demolition",
            new { by = "party", demolishedAt = await _http.NowAsync(), evidence = new[] { photo } });
        var lead = await RecordAsync(CaseClient.Inspector, new { channel = "patrol", place = new { lon = 116.8612, lat = 40.47 },
            address = "又建" }); // 17 m away
        lead["repeatOf"]!.AsArray().Select(n => n!.GetValue<string>()).ShouldBe([number]);
        lead = await DoAsync(CaseClient.Inspector, lead, "verify", new { opensCase = true });
        (await _http.CaseAsync(lead["caseNumber"]!.GetValue<string>()))["flags"]!.AsArray().Select(f => f!.GetValue<string>())
            .ShouldContain("repeat");
    }
}
