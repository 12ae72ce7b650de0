using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Enforcement.Api.Journal;
using Enforcement.Api.Tests.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Security;

/// <summary>
/// Who reaches what is really there: every route and page that names an object, with a real one of one town, as everybody of this town, of
/// another and of the bodies (process.md section 1). Made from the routes themselves: a new route with a parameter and without a row fails.
/// </summary>
public sealed class OwnAndOtherUnitTests(TownWorld world) : IClassFixture<TownWorld>
{
    /// <summary>The bodies that see the whole district; the town's own people with and without those of its village.</summary>
    private const string District = "pbsdmA", Town = "il", Local = "ilv", Everybody = "ilvILVpbsdcouamA", Outsiders = "ILV";

    /// <summary>What somebody may do with an object.</summary>
    /// <param name="Route">As the application has it, with its method.</param>
    /// <param name="Of">Which object of the world.</param>
    /// <param name="May">Who succeeds (letters of <see cref="TownWorld.People"/>). The first of them is answered <paramref name="Ok"/>
    /// (null: any success), so that it is not the body that was refused; later ones may come too late.</param>
    /// <param name="See">Who sees that it is there and may not: 403. Everybody else: 404, or 403 where the act is not theirs at
    /// all.</param>
    /// <param name="Body">What is sent: good enough that only who asks can be refused.</param>
    /// <param name="Query">What follows the path.</param>
    internal sealed record Row(string Route, string Of, string May, string See = "", Func<TownWorld, object>? Body = null,
        int? Ok = null, Func<TownWorld, string>? Query = null)
    {
        public bool IsApi => Route.Contains(" /api/", StringComparison.Ordinal);
    }

    private static Row[] Reads(string of, string may, params string[] routes) => [.. routes.Select(r => new Row($"GET {r}", of, may))];

    private static Row Act(string action, string may, string of = "walk", string see = District + Local, object? body = null,
        int? ok = null) =>
        new($"POST /api/cases/{{number}}/actions/{action}", of, may, see, _ => body ?? new { }, ok);

    private static Row Post(string route, string of, string may, string see, object? body = null, int? ok = null) =>
        new($"POST {route}", of, may, see, _ => body ?? new { }, ok);

    private static MultipartFormDataContent Form(string name, string value) => new()
    {
        { new StringContent(value), name }, { new StringContent("photo"), "kind" }, { new StringContent("x"), "title" },
        { new StringContent("x-1"), "number" }, { new ByteArrayContent(CaseClient.Png), "file", "x.png" },
    };

    private static readonly string[] CaseReads =
        ["/api/cases/{number}", "/api/cases/{number}/outlook", "/api/cases/{number}/journal", "/api/cases/{number}/journal/verification",
            "/api/cases/{number}/bundle", "/cases/{number}"];

    private static readonly string[] LeadReads =
        ["/api/leads/{id:guid}", "/api/leads/{id:guid}/journal", "/api/leads/{id:guid}/journal/verification", "/leads/{id:guid}"];

    private static readonly string[] EvidenceReads =
        ["/api/evidence/{id:guid}", "/api/evidence/{id:guid}/content", "/api/evidence/{id:guid}/thumbnail", "/evidence/{id:guid}"];

    private const string Docs = "/api/documents/{id:guid}", Report = "/api/reports/monthly/{month}/{town}",
        Review = "/api/satellite-reviews/{month}", Lead = "/api/leads/{id:guid}",
        Measure = "/api/unit-measures/{id:guid}", Listed = "/api/listed-items/{id:guid}",
        Assessment = "/api/assessments/{period}/{unit}", At = "2026-08-20T09:00:00+08:00",
        DocumentPage = "/documents/{id:guid}/{step:regex(^(issue|serve|fail-service|void)$)}",
        LeadPage = "/leads/{id:guid}/{step:regex(^(dispatch|verify|reject|dissuade|check-permit)$)}";

    /// <summary>First what is read, then what is done, in the order in which it can be done.</summary>
    internal static readonly Row[] Rows =
    [
        .. Reads("case", District + Local, CaseReads),
        new("GET /api/cases/{number}/evidence", "case", Everybody),
        .. Reads("photo", District + Local, [.. EvidenceReads, "/api/evidence/{id:guid}/original"]),
        .. Reads("caseShape", District + Local, "/api/map/shape/{kind}/{id}"),
        .. Reads("lead", District + Town, [.. LeadReads]),
        .. Reads("leadShape", District + Town, "/api/map/shape/{kind}/{id}"),
        .. Reads("patch", District, [.. LeadReads]), // not dispatched: not told to the town (Art 16)
        .. Reads("patchShape", District, "/api/map/shape/{kind}/{id}"),
        new("GET /leads/{id:guid}/compare", "lead", District + Town, Query: w => $"?with={w["doubted"]}"),
        new("GET /leads/{id:guid}/compare", "lead", District, Query: w => $"?with={w["patch"]}"),
        .. Reads("import", District + Town, "/api/imports/{id:guid}", "/imports/{id:guid}"),
        new("GET /api/imports/{id:guid}/rejected.csv", "import", Town, District), // as it was sent, with reporters' numbers
        .. Reads("draft", "ilA", Docs, $"{Docs}/journal", "/documents/{id:guid}", $"{Docs}/content"),
        .. Reads("issued", District + Town, Docs, $"{Docs}/journal", "/documents/{id:guid}"),
        .. Reads("issued", "ilpA", $"{Docs}/content", $"{Docs}/scans/{{index:int}}"),
        new($"GET {Docs}/pdf", "issued", "ilpA", "", null, 409),
        .. Reads("confidential", "pcA", Docs, $"{Docs}/journal", $"{Docs}/content", "/documents/{id:guid}"),
        .. Reads("report", District + Town, Report, $"{Report}/files/{{index:int}}", "/reports/{month}/{town}"),
        .. Reads("review", District + Town + "IL", Review, $"{Review}/export", "/satellite/{month}"),
        .. Reads("open", District, Review, $"{Review}/export", "/satellite/{month}"),
        .. Reads("clue", "lcA", "/api/clues/{id:guid}", "/clues/{id:guid}"),
        .. Reads("ordered", District + Town, Measure, "/escalation/{id:guid}"),
        .. Reads("proposed", District, Measure, "/escalation/{id:guid}"),
        .. Reads("listed", District + Town, Listed, "/listed/{id:guid}"),
        .. Reads("assessment", District + Town, Assessment, "/assessments/{period}/{unit}"),
        .. Reads("villageAssessment", District + Local, Assessment, "/assessments/{period}/{unit}"),
        .. Reads("wrongFeed", "", "/calendar/{token}.ics"),
        .. Reads("feed", Everybody + "0", "/calendar/{token}.ics"), // whoever has the secret address
        .. Reads("public", Everybody, "/api/policies/{version:int}/impact", "/api/calendar/{year:int}", "/api/document-templates/{kind}",
            "/process/{track}/{version:int}.bpmn"),
        .. Reads("public", Everybody + "0", "/api/document-check/{code}", "/verify/{code?}"),

        // The forms of what may be done.
        new("GET /cases/{number}/actions/{step}", "case/withdraw", "p", District + Local),
        new("GET /cases/{number}/evidence", "case", "ilvpb", District),
        new($"GET {LeadPage}", "lead/verify", Town, District),
        new("GET /leads/{leadId:guid}/evidence", "lead", "ilpb", District),
        new($"GET {DocumentPage}", "draft/issue", Town, "A"),
        new("GET /documents/{id:guid}/edit", "draft", Town, "A"),
        new("GET /admin/people/{who}", "person", "m", Everybody),
        .. Reads("public", "", "/problem/{status:int?}"),

        // A case from its inspection to its city entry.
        Act("inspect", "ilp", body: new { findings = "在施" }),
        Act("stop", "ilvpb", body: new { document = "stopNotice", servedAt = At, method = "direct" }),
        Act("determine", Town, body: new { illegal = true, basis = "x", landCategory = "farmland" }),
        Act("order-self-demolition", Town, body: new { servedAt = At, termDays = 3 }),
        new("POST /api/cases/{number}/actions/prove-service", "walk", Town, District + Local, w => new { proof = new[] { w["proof"] } }),
        Act("extend", "ls", body: new { days = 1, reason = "x" }),
        Act("suspend", "l", body: new { reason = "x" }),
        Act("resume", "l"),
        Act("identify-party", Town,
            body: new { party = new { name = "矩阵当事人", kind = "person", idNumber = TownWorld.PartyNumber, address = "矩阵住址" },
                reason = "x" }),
        Act("report-obstruction", "ilp", body: new { description = "x" }),
        Act("transfer-crime", "ilp", see: District + Local + "o", body: new { reason = "x" }),
        new("POST /api/cases/{number}/actions/confirm-demolition", "walk", Town, District + Local + "o", w =>
            new { by = "party", demolishedAt = At, evidence = new[] { w["after"] } }),
        Act("record-city-entry", Town, see: District + Local + "o", body: new { entryNumber = "x" }),
        Act("feed-back", Town, see: District + Local + "o"),
        Act("withdraw", "l", "spare", body: new { reason = "x" }),
        // An overdue case up the ladder.
        Act("plan-forced-demolition", Town, "case", body: new { plannedAt = "2026-08-21T09:00:00+08:00" }),
        Act("issue-bulletin", "b", "case"),
        Act("request-special-meeting", "p", "case"),
        Act("decide-special-meeting", "d", "case", body: new { approved = true, reason = "x" }),
        Act("open-supervision", "s", "case"),
        Act("reply-supervision", Town, "case", body: new { progress = "x" }),
        Act("copy-to-discipline", "p", "case"),
        Act("record-municipal-listing", "p", "case", District + Local + "c", new { listingNumber = "x" }, 409),
        Act("explain-at-meeting", "l", "case", District + Local + "c", null, 409),
        Act("open-accountability", "d", "case", District + Local + "c", null, 409),

        Post("/api/evidence/{id:guid}/pin", "photo", "ilvpb", District + "c", new { lon = 116.862, lat = 40.471, reason = "x" }),
        Post("/api/evidence/{id:guid}/original-request", "scaled", "ilpbsd", District + Local + "c"),
        new("POST /api/evidence/{id:guid}/original", "scaled", "i", "", _ =>
            new MultipartFormDataContent { { new ByteArrayContent(TownWorld.Original), "file", "o.png" } }),

        Post($"{Lead}/dissuade", "lead", Town, District, new { heeded = true, words = "x" }),
        Post($"{Lead}/check-permit", "lead", Town, District, new { permitPresented = false, permitValid = false }),
        Post($"{Lead}/verify", "lead", Town, District, new { opensCase = true }),
        Post($"{Lead}/reject", "doubted", Town, District, new { outcome = "unfounded", reason = "x" }),
        Post($"{Lead}/dispatch", "patch", "pb", District, new { town = TownWorld.Town }),

        new($"POST {Docs}/revise", "draft", Town, "A", w => new { values = w.Filled }),
        Post($"{Docs}/issue", "draft", Town, "A"),
        Post($"{Docs}/fail-service", "draft", Town, District, new { method = "direct", at = At, reason = "x" }),
        new($"POST {Docs}/scans", "draft", Town, District, _ => TownWorld.Form()),
        new($"POST {Docs}/serve", "draft", Town, District, w => new
        {
            method = "direct", servedAt = At, place = "x", receiver = "x", relation = "本人",
            servers = new[] { "王建国（01180001）", "李秀英（01180002）" }, proof = new[] { w["photo"] },
        }),
        Post($"{Docs}/void", "spareDocument", Town, District, new { reason = "x" }),

        Post($"{Report}/submit", "report", "l", District + "i", new { nil = false }),
        new($"POST {Report}/files", "report", Town, District, _ => TownWorld.Form("b.png", "b")),
        Post($"{Report}/accept", "report", "p", District + Town),
        Post($"{Report}/return", "report", "p", District + Town, new { reason = "x" }),

        Post($"{Review}/run", "open", "p", District),
        Post($"{Review}/decide", "open", "p", District, new { patch = "矩阵图斑1", entry = "x", same = true, reason = "x" }, 422),
        Post($"{Review}/exclude", "open", "p", District, new { patch = "矩阵图斑1", excluded = true, reason = "x" }),
        Post($"{Review}/run", "early", "p", District),
        Post($"{Review}/confirm", "early", "p", District),
        Post($"{Review}/finish", "review", "p", District + Town + "IL", new { town = TownWorld.Town, kind = "urgeDemolition" }),

        Post("/api/sanctions/{id:guid}/confirm", "sanction", "u", District + Town),
        Post("/api/clues/{id:guid}/receive", "clue", "c", "lA", new { note = "x" }),
        Post($"{Measure}/decide", "proposed", "d", District, new { ordered = false, reason = "x" }),
        Post($"{Measure}/answer", "ordered", "l", District + "i", new { answer = "x" }),
        Post($"{Measure}/finish", "ordered", "s", District + Town, new { result = "x" }),
        Post($"{Listed}/progress", "listed", Town, District, new { progress = "x" }),
        Post($"{Listed}/delist", "listed", "p", District + Town, new { on = "2026-08-19", basis = "x" }),
        Post("/api/suspensions/{id:guid}/lift", "suspension", "dp", District + Town, new { lift = true, reason = "x" }),
        new($"POST {Assessment}/appeals", "assessment", "l", District + "i", w => new { deduction = w["assessment", "key"], reason = "x" }),
        Post($"{Assessment}/appeals/{{key}}/decide", "assessment", "p", District + Town, new { upheld = false, reason = "x" }),
        Post($"{Assessment}/appeals/{{key}}/decide", "villageAssessment", "l", District + "iv", new { upheld = false, reason = "x" }),
        new("DELETE /api/saved-views/{id:guid}", "ownView", "i"),
        new("DELETE /api/saved-views/{id:guid}", "sharedView", "l", "i"),

        // What is named in the body.
        new("POST /api/cases", "public", "ilp", Everybody, _ =>
            new { place = new { lon = 116.861, lat = 40.47 }, address = "矩阵路八号", town = TownWorld.Town }),
        new("POST /api/evidence", "case", "ilvpb", District + "c", w => Form("caseNumber", w["case", "number"])),
        new("POST /api/evidence", "patch", "ilpb", District, w => Form("leadId", w["patch"])),
        new("POST /api/documents", "case", "ilp", District + "cv", w =>
            new { kind = "inspectionRecord", caseNumber = w["case", "number"] }),
        new("POST /api/documents/uploads", "case", "ilpb", District + "cv", w => Form("caseNumber", w["case", "number"])),
        Post("/api/leads/dispatch", "patch", "pb", Everybody, new { ids = new[] { Guid.Empty } }),
        Post("/api/assessments", "assessment", "l", Everybody, new { period = TownWorld.Month, town = "xiwengzhuang" }),
        Post("/api/assessments/confirm", "assessment", "l", Everybody, new { period = TownWorld.Month, town = "xiwengzhuang" }, 409),
        Post("/api/unit-measures", "case", "d", Everybody, new { unit = "xiwengzhuang", kind = "talk", basis = "x" }),
        Post("/api/suspensions", "case", "dp", Everybody, new { town = "xiwengzhuang", subject = "x", basis = "x" }),

        // The administrator's.
        new("PUT /api/people/{userName}", "person", "m", Everybody, _ => new { displayName = "x" }),
        Post("/api/people/{userName}/password-reset", "person", "m", Everybody),
        new("DELETE /api/api-keys/{id:guid}", "key", "m", Everybody),
        Post("/api/deliveries/{id:guid}/retry", "webhook", "m", Everybody, ok: 404), // it is no delivery
        Post("/api/webhooks/{id:guid}/test", "webhook", "m", Everybody, ok: 409), // nobody listens there
        new("DELETE /api/webhooks/{id:guid}", "webhook", "m", Everybody),
        new("PUT /api/units/{code}/name", "public", "m", Everybody, _ => new { name = "x" }),
        Post("/api/units/{code}/merge", "public", "m", Everybody, new { into = "000", on = "2026-09-01" }, 422),
        new("POST /api/document-templates/{kind}", "public", "m", Everybody, _ => TownWorld.Form(), 422),
        new("PUT /api/document-words/{code}", "public", "m", Everybody, _ => new { word = "密测" }),
    ];

    private List<(string Route, bool NamesObject)> Routes() =>
        [.. world.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(m => ($"{m} /{e.RoutePattern.RawText!.Trim('/')}", e.RoutePattern.Parameters.Count > 0))).Distinct()];

    [Fact]
    public async Task Every_route_that_names_an_object_is_open_to_exactly_those_of_its_row()
    {
        var named = Routes().Where(r => r.NamesObject && !r.Route.StartsWith("GET /openapi/", StringComparison.Ordinal)
            && !r.Route.StartsWith("GET /operations/jobs/", StringComparison.Ordinal))
            .Select(r => r.Route)
                .ToList(); // the API's own document is the same for everybody, and slow; the scheduler's pages name no object of a unit (JobDashboardTests)
        named.Except(Rows.Select(r => r.Route)).ShouldBeEmpty("a route without a row");
        Rows.Select(r => r.Route).Where(r => r.Contains('{', StringComparison.Ordinal)).Except(named)
            .ShouldBeEmpty("a row without a route");

        var wrong = new List<string>();
        foreach (var row in Rows)
        {
            if (row.Of.Split('/') is [var of, var step]) world.Step(of, step);
            var before = await JournalAsync();
            var refused = TownWorld.People.Keys.Where(p => !row.May.Contains(p, StringComparison.Ordinal));
            foreach (var (letter, status, text) in await Task.WhenAll(refused.Select(async p => await SendAsync(p, row))))
            {
                int[] expected = letter == '0' ? row.IsApi ? [401] : [302, 401, 404]
                    : !row.See.Contains(letter, StringComparison.Ordinal) ? row.Body is null ? [404] : [403, 404]
                    : row.IsApi ? [403] : [403, 404, 409]; // a form that is not offered
                if (!expected.Contains(status)) wrong.Add($"{row.Route} of {row.Of} as {letter}: {status} {Start(text)}");
                wrong.AddRange(ToldTo(letter, row, text));
            }
            if (await JournalAsync() != before) wrong.Add($"{row.Route} of {row.Of}: a refused request was recorded");
            foreach (var letter in row.May)
            {
                var (_, status, text) = await SendAsync(letter, row);
                var first = row.Body is null || letter == row.May[0];
                if (first ? row.Ok is { } ok ? status != ok : status is < 200 or > 299 : status is 401 or 403 or 404 or >= 500) wrong.Add(
                    $"{row.Route} of {row.Of} as {letter}: {status}, though it may {Start(text)}");
                wrong.AddRange(ToldTo(letter, row, text));
            }
        }
        wrong.ShouldBeEmpty();
    }

    private static string Start(string text) => text[(text.IndexOf("\n{", StringComparison.Ordinal) + 1)..] is var t
        ? t[..Math.Min(t.Length, 300)] : "";

    private Task<int> JournalAsync() => world.App.DbAsync(db => db.Set<JournalRow>().CountAsync());

    private IEnumerable<string> ToldTo(char letter, Row row, string text) =>
        row.Of == "feed" ? [] // its own reader's view, for whoever has the address
        : SecretsFrom(letter).Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase))
            .Select(s => $"{row.Route} of {row.Of} tells {letter} of {s}");

    private IEnumerable<string> SecretsFrom(char letter) =>
        (Outsiders.Contains(letter, StringComparison.Ordinal) ? world.Secrets : [])
            .Concat("lcA".Contains(letter, StringComparison.Ordinal) ? [] : world.ClueSecrets)
        .Concat("ilpA".Contains(letter, StringComparison.Ordinal) ? [] : [TownWorld.PartyNumber]); // the auditor reads documents whole

    private async Task<(char Letter, int Status, string Text)> SendAsync(char letter, Row row)
    {
        var (method, route) = (row.Route.Split(' ')[0], row.Route[(row.Route.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var path = world.Path(route, row.Of) + row.Query?.Invoke(world);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (row.Body?.Invoke(world) is { } body) request.Content = body as HttpContent ?? JsonContent.Create(body);
        using var response = await world.Http.As(TownWorld.People[letter]).SendAsync(request);
        return (letter, (int)response.StatusCode, (await TextAsync(response)).Replace(path, "", StringComparison.OrdinalIgnoreCase)
            .Replace(Uri.EscapeDataString(path), "", StringComparison.OrdinalIgnoreCase)); // who asked knows what they asked
    }

    private static readonly Regex Escape = new(@"\\u([0-9a-fA-F]{4})");

    /// <summary>What the answer says; of a zip (bundles, tables, letters), what its files say.</summary>
    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        var text = new StringBuilder(response.Headers.ToString()).Append(response.Content.Headers.ContentDisposition?.FileNameStar);
        Read(await response.Content.ReadAsByteArrayAsync());
        return Escape.Replace(text.ToString(), m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());

        void Read(byte[] bytes)
        {
            if (bytes is not [(byte)'P', (byte)'K', 3, 4, ..])
            {
                text.Append(Encoding.UTF8.GetString(bytes));
                return;
            }
            using var zip = new ZipArchive(new MemoryStream(bytes));
            foreach (var entry in zip.Entries)
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open()) stream.CopyTo(content);
                text.Append(entry.FullName);
                Read(content.ToArray());
            }
        }
    }

    /// <summary>Every list, figure, map, calendar, export and search, asked without and with the town's own filters.</summary>
    [Fact]
    public async Task No_list_tells_another_town_of_anything_and_nobody_of_a_clue()
    {
        var lists = Routes().Where(r => !r.NamesObject && r.Route.StartsWith("GET /", StringComparison.Ordinal)).Select(r => r.Route[4..])
            .Where(r => !r.Contains('.', StringComparison.Ordinal) && !r.StartsWith("/openapi", StringComparison.Ordinal)).ToList();
        var wide = $"?pageSize=200&month={TownWorld.Month}&period={TownWorld.Month}&lon=116.861&lat=40.47&metres=5000&format=zip";
        var town = $"{wide}&town=xiwengzhuang&unit=xiwengzhuang&level=village";
        string[] searches = [$"{wide}&q={world["case", "number"]}", $"{wide}&q=矩阵",
            wide.Replace($"month={TownWorld.Month}", $"month={TownWorld.Confirmed}", StringComparison.Ordinal), $"{town}&on=2026-08-03"];
        var (found, wrong) = (new HashSet<(string, char)>(), new List<string>());
        foreach (var path in lists)
        {
            var isApi = path.StartsWith("/api/", StringComparison.Ordinal); // a page shows again what was searched for
            foreach (var (letter, query, status, text) in (await Task.WhenAll(TownWorld.People.Keys.Select(AskAsync))).SelectMany(a => a))
            {
                if (status >= 500) wrong.Add($"{path}{query} as {letter}: {status}");
                wrong.AddRange(SecretsFrom(letter).Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase))
                    .Select(s => $"{path}{query} tells {letter} of {s}"));
                found.UnionWith(Known().Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)).Select(s => (s, letter)));
            }

            async Task<List<(char, string, int, string)>> AskAsync(char letter)
            {
                var answers = new List<(char, string, int, string)>();
                foreach (var query in (string[])(!Outsiders.Contains(letter, StringComparison.Ordinal) ? [town] : isApi
                    ? [wide, town, .. searches] : [wide, town]))
                {
                    using var response = await world.Http.As(TownWorld.People[letter]).GetAsync(path + query);
                    answers.Add((letter, query, (int)response.StatusCode, await TextAsync(response)));
                }
                return answers;
            }
        }
        string[] Known() => ["矩阵某副镇长", world["case", "number"], world["lead"], "矩阵图斑1", "矩阵河边", "矩阵台账", "矩阵挂账1", "矩阵别墅", world["issued"],
            world["ordered"], world["suspension"], "矩阵复核"];
        Known().Where(s => !found.Contains((s, 'l'))).ShouldBeEmpty("else the search proves nothing");
        foreach (var letter in "lcA") found.ShouldContain(("矩阵某副镇长", letter));
        wrong.Distinct().ShouldBeEmpty();
    }

    /// <summary>
    /// Every form of the pages with an object, found by their handlers and sent as it would be by somebody who knows the address, filled
    /// in and empty.
    /// </summary>
    [Fact]
    public async Task No_form_of_a_page_does_anything_for_another_town()
    {
        var loader = world.App.Services.GetRequiredService<PageLoader>();
        var (before, sent, wrong) = (await JournalAsync(), 0, new List<string>());
        foreach (var page in world.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            if (page.Metadata.GetMetadata<PageActionDescriptor>() is not { } descriptor
                || Rows.Where(r => r.Route == $"GET /{page.RoutePattern.RawText!.Trim('/')}").ToList() is not { Count: > 0 } rows) continue;
            foreach (var handler in (await loader.LoadAsync(descriptor, EndpointMetadataCollection.Empty)).HandlerMethods.Where(h =>
                HttpMethods.IsPost(h.HttpMethod)))
            {
                foreach (var (row, letter, fields) in rows.SelectMany(r =>
                    Outsiders.Where(p => !r.May.Contains(p, StringComparison.Ordinal)).SelectMany(_ => new[] { Typed, [] }, (p, f) =>
                        (r, p, f))))
                {
                    if (row.Of.Split('/') is [var of, var step]) world.Step(of, step);
                    var http = world.Http.As(TownWorld.People[letter]);
                    using var request = new HttpRequestMessage(HttpMethod.Post,
                        $"{world.Path(row.Route[4..], row.Of)}?handler={handler.Name}");
                    request.Headers.Add("X-XSRF-TOKEN",
                        (await world.Http.GetAsync(TownWorld.People[letter]!,
                            "/api/session"))["antiforgery"]!["token"]!.GetValue<string>());
                    request.Content = new FormUrlEncodedContent(fields);
                    using var response = await http.SendAsync(request);
                    sent++;
                    if ((int)response.StatusCode is not (403 or 404)) wrong.Add(
                        $"{request.RequestUri} as {letter}: {(int)response.StatusCode}");
                    wrong.AddRange(ToldTo(letter, row, await TextAsync(response)));
                }
            }
        }
        wrong.ShouldBeEmpty();
        sent.ShouldBeGreaterThan(120);
        (await JournalAsync()).ShouldBe(before);
    }

    private static readonly Dictionary<string, string> Typed = new()
    {
        ["version"] = "1", ["reason"] = "x", ["note"] = "x", ["progress"] = "x", ["answer"] = "x", ["result"] = "x", ["basis"] = "x",
            ["on"] = "2026-08-19", ["ordered"] = "true", ["upheld"] = "true",
        ["nil"] = "true", ["opensCase"] = "true", ["lon"] = "116.86", ["lat"] = "40.47",
    };
}
