using System.Text.Json.Nodes;
using Enforcement.Api.Audit;
using Enforcement.Api.Data;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Audit;

/// <summary>Who looked at, changed, exported or downloaded what; read by auditors alone, kept at least six months (网络安全法 21).</summary>
public sealed class AuditTests : IAsyncLifetime
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

    private async Task<List<(string User, string Action, string Subject, int Status)>> LinesAsync(string filter, CaseClient? http = null) =>
    [
        .. (await (http ?? _http).GetAsync("auditor", $"/api/audit?pageSize=200&{filter}"))["items"]!.AsArray()
            .Select(l => (l!["userName"]!.ToString(), l["action"]!.ToString(), l["subject"]!.ToString(), l["status"]!.GetValue<int>())),
    ];

    [Fact]
    public async Task Looking_changing_exporting_and_downloading_each_leave_a_line()
    {
        var number = await _http.OpenAsync();
        await _http.CaseAsync(number, "planning");
        var photo = (await _http.UploadAsync(number))["id"]!.ToString();
        (await _app.ClientFor("planning").GetAsync(new Uri($"/api/evidence/{photo}/content", UriKind.Relative))).EnsureSuccessStatusCode();
        (await _app.ClientFor("planning").GetAsync(new Uri($"/api/cases/{number}/bundle", UriKind.Relative))).EnsureSuccessStatusCode();

        var lines = await LinesAsync($"subject={number}");
        lines.ShouldContain(("planning", "looked", $"/api/cases/{number}", 200));
        lines.ShouldContain(("planning", "exported", $"/api/cases/{number}/bundle", 200));
        (await LinesAsync("action=changed")).ShouldContain((CaseClient.Inspector, "changed", "/api/cases", 201));
        (await LinesAsync("action=downloaded&user=planning")).ShouldHaveSingleItem().Subject.ShouldBe($"/api/evidence/{photo}/content");
    }

    [Fact]
    public async Task Coming_in_is_noted_with_who_came_and_what_is_open_to_all_is_not()
    {
        await using var app = new EnforcementApp { Settings = [("Enforcement:DemoPassword", "Demo-2026-audit")] };
        using var http = new CaseClient(app);
        (await http.SendAsync(null, HttpMethod.Post, "/api/session", new { userName = "planning", password = "wrong" })).Status.ShouldBe(
            401);
        (await http.SendAsync(null, HttpMethod.Post, "/api/session",
            new { userName = "planning", password = "Demo-2026-audit" })).Status.ShouldBe(204);
        (await http.SendAsync("planning", HttpMethod.Get, "/health/live")).Status.ShouldBe(200);
        await app.ClientFor("planning").GetAsync(new Uri("/favicon.svg", UriKind.Relative));
        var lines = (await http.GetAsync("auditor", "/api/audit"))["items"]!.AsArray();
        lines.Select(l => (l!["userName"]!.ToString(), l["action"]!.ToString(), l["unit"]!["kind"]!.ToString()))
            .ShouldBe([("planning", "signedIn", "planning"), ("planning", "signInFailed", "planning")]);
    }

    [Fact]
    public async Task What_was_refused_is_noted_and_what_was_wrong_in_form_is_not()
    {
        var number = await _http.OpenAsync();
        (await _http.SendAsync("lead.gubeikou", HttpMethod.Get, $"/api/cases/{number}")).Status.ShouldBe(404);
        (await _http.SendAsync("planning", HttpMethod.Get, "/api/people")).Status.ShouldBe(403);
        (await _http.SendAsync("planning", HttpMethod.Post, "/api/saved-views", new { name = "", path = "/cases" })).Status.ShouldBe(422);
        (await LinesAsync("action=refused")).Select(l => (l.User, l.Subject, l.Status))
            .ShouldBe([("planning", "/api/people", 403), ("lead.gubeikou", $"/api/cases/{number}", 404)]);
        (await LinesAsync("user=planning&action=changed")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_of_people_never_enter_it()
    {
        await _http.GetAsync("planning", "/api/cases?q=110228199001011234");
        await _http.GetAsync("planning", "/api/cases?q=91110228MA01ABCD2X&town=110118101");
        await _http.GetAsync("planning", "/api/cases?q=%E7%94%B5%E8%AF%9D13800138000%E8%BD%AC1");
        await _http.GetAsync("planning", "/api/cases?q=11022819900101123x");
        await _http.GetAsync("planning", "/api/cases?q=MY2026-101-0001");
        var queries = (await _http.GetAsync("auditor", "/api/audit?user=planning"))["items"]!.AsArray()
            .Select(l => l!["query"]!.ToString());
        queries.ShouldBe(["?q=MY2026-101-0001", "?q=…", "?q=电话…转1", "?q=…&town=110118101", "?q=…"]);
    }

    [Fact]
    public async Task Only_auditors_read_it_and_its_export_holds_the_same_lines()
    {
        await _http.GetAsync("planning", "/api/cases");
        foreach (var user in new[] { "admin", "planning", "leader", "supervision", CaseClient.Lead })
        {
            (await _http.SendAsync(user, HttpMethod.Get, "/api/audit")).Status.ShouldBe(403, user);
            (await _http.SendAsync(user, HttpMethod.Get, "/api/audit/export")).Status.ShouldBe(403, user);
        }
        var file = await _app.ClientFor("auditor").GetAsync(new Uri("/api/audit/export?user=planning", UriKind.Relative));
        file.EnsureSuccessStatusCode();
        using var zip = new System.IO.Compression.ZipArchive(await file.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.Entries.First(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)).Open());
        (await reader.ReadToEndAsync()).ShouldContain("/api/cases");
    }

    [Fact]
    public async Task Lines_are_kept_for_the_months_of_the_setting_and_no_longer()
    {
        await using var app = new EnforcementApp { Settings = [("Enforcement:AuditMonths", "6")] };
        using var http = new CaseClient(app);
        await http.GetAsync("planning", "/api/cases");
        async Task<int> KeptAsync() => (await http.GetAsync("auditor", "/api/audit?user=planning"))["total"]!.GetValue<int>();
        await http.ClockAsync("2026-10-10T09:00:00+08:00"); // six months to the minute
        (await KeptAsync()).ShouldBe(1);
        await http.ClockAsync("2026-10-10T09:01:00+08:00");
        (await KeptAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Fewer_than_six_months_are_refused_at_start()
    {
        (await Should.ThrowAsync<StartRefusedException>(() =>
            MadeApp.StartAsync(settings: ("Enforcement:AuditMonths", "5")))).Message.ShouldContain("AuditMonths");
    }

    [Fact]
    public async Task What_stands_in_the_queue_is_written_when_the_product_stops()
    {
        var directory = Directory.CreateTempSubdirectory("audit").FullName;
        await using (var app = new EnforcementApp(directory))
        {
            using var http = new CaseClient(app);
            await http.GetAsync("planning", "/api/cases");
        }
        await using var again = new EnforcementApp(directory);
        (await again.DbAsync(db => db.Set<AuditRow>().CountAsync(a => a.UserName == "planning" && a.Subject == "/api/cases"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_person_moved_to_another_unit_loses_the_old_units_view_at_once()
    {
        var number = await _http.OpenAsync();
        await _http.CaseAsync(number, CaseClient.Lead);
        var people = (await _http.GetAsync("admin", "/api/people")) is JsonArray all ? all
            : (await _http.GetAsync("admin", "/api/people?pageSize=200"))["items"]!.AsArray();
        var lead = people.Single(p => p!["userName"]!.ToString() == CaseClient.Lead)!;
        var gubeikou = (await _http.GetAsync("admin", "/api/units"))["items"]!.AsArray()
            .Single(u => u!["slug"]?.ToString() == "gubeikou")!["code"]!.ToString();
        var (status, body) = await _http.SendAsync("admin", HttpMethod.Put, $"/api/people/{CaseClient.Lead}",
            new { displayName = lead["displayName"]!.ToString(), unit = gubeikou, roles = new[] { "unitLead" } });
        status.ShouldBeLessThan(300, body?.ToJsonString());
        (await _http.SendAsync(CaseClient.Lead, HttpMethod.Get, $"/api/cases/{number}")).Status.ShouldBe(404);
        (await _http.GetAsync(CaseClient.Lead, "/api/cases?pageSize=200"))["items"]!.AsArray()
            .ShouldAllBe(c => c!["town"]!["slug"]!.ToString() == "gubeikou");
    }

    private static Task<int> SqlAsync(EnforcementApp app, string sql) => app.DbAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    [Fact]
    public async Task Who_reads_the_audit_and_leaves_takes_no_lines_with_them()
    {
        await _http.GetAsync("planning", "/api/cases");
        var (log, gate) = (_app.Services.GetRequiredService<AuditLog>(), _app.Services.GetRequiredService<WriteGate>());
        await log.FlushAsync(default);
        await gate.EnterAsync(default); // somebody writes, so that the audit waits
        await _http.GetAsync("planning", "/api/leads");
        using var leaves = new CancellationTokenSource();
        var reading = log.FlushAsync(leaves.Token); // comes back when it waits: for the writer, or for its own turn
        await leaves.CancelAsync();
        gate.Leave();
        await reading.ContinueWith(_ => { }, TaskScheduler.Default);
        (await LinesAsync("user=planning")).Select(l => l.Subject).ShouldBe(["/api/leads", "/api/cases"]);
    }

    [Fact]
    public async Task What_waits_to_be_written_when_the_product_stops_is_written()
    {
        var directory = Directory.CreateTempSubdirectory("audit").FullName;
        await using (var app = new EnforcementApp(directory))
        {
            using var http = new CaseClient(app);
            await http.GetAsync("planning", "/api/cases");
            var (gate, host) = (app.Services.GetRequiredService<WriteGate>(), app.Services.GetRequiredService<IHost>());
            await gate.EnterAsync(default);
            await http.GetAsync("planning", "/api/leads");
            var log = app.Services.GetRequiredService<AuditLog>();
            await Wait.UntilAsync(() => app.IsQuiet && log.Queued == 0, "the writer has taken the line and waits");
            var stopping = host.StopAsync();
            await Wait.UntilAsync(() =>
                app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested,
                "the product is stopping");
            gate.Leave();
            await stopping;
        }
        await using var again = new EnforcementApp(directory);
        (await again.DbAsync(db => db.Set<AuditRow>().CountAsync(a => a.UserName == "planning"))).ShouldBe(2);
    }

    [Fact]
    public async Task Lines_that_could_not_be_written_wait_until_they_can()
    {
        using var said = new LogLines();
        await using var app = new EnforcementApp { MoreServices = said.Listen };
        using var http = new CaseClient(app);
        await SqlAsync(app, "ALTER TABLE Audit RENAME TO Gone");
        await http.GetAsync("planning", "/api/cases");
        using var soon = new CancellationTokenSource(Wait.End);
        await Should.ThrowAsync<Exception>(() => app.Services.GetRequiredService<AuditLog>().FlushAsync(soon.Token));
        await Wait.UntilAsync(() => said.Contain("The audit could not be written"), "the writer itself fails, too, and goes on");
        await SqlAsync(app, "ALTER TABLE Gone RENAME TO Audit");
        (await LinesAsync("user=planning", http)).Select(l => l.Subject).ShouldBe(["/api/cases"]);
        app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task A_failed_sign_in_is_noted_with_the_known_name_alone_since_people_type_passwords_there()
    {
        await using var app = new EnforcementApp { Settings = [("Enforcement:DemoPassword", "Demo-2026-audit")] };
        using var http = new CaseClient(app);
        Task TryAsync(string name) => http.SendAsync(null, HttpMethod.Post, "/api/session", new { userName = name, password = "wrong" });
        await TryAsync("Demo-2026-audit");
        for (var i = 0; i < 6; i++) await TryAsync(" Planning ");
        using (var page = await http.As(null).PostAsync("/sign-in", null)) page.StatusCode.ShouldNotBe(
            System.Net.HttpStatusCode.OK); // without a token: no sign-in was tried
        var items = (await http.GetAsync("auditor", "/api/audit?action=signInFailed"))["items"]!.AsArray();
        items.Select(l => (l!["userName"]!.ToString(), l["unit"]?["kind"]?.ToString(), l["query"]!.ToString())).ShouldBe(
            [("planning", "planning", "locked"), ("planning", "planning", "locked"),
                .. Enumerable.Repeat(("planning", (string?)"planning", "wrong-credentials"), 4), ("?", null, "wrong-credentials")]);
        (await http.GetAsync("auditor", "/api/audit?pageSize=200")).ToJsonString().ShouldNotContain("Demo-2026");
        (await http.SendAsync("auditor", HttpMethod.Get, "/api/audit/export")).Status.ShouldBe(200);
        (await http.As("auditor").GetStringAsync(new Uri("/audit?action=SignInFailed", UriKind.Relative))).ShouldContain("账户已锁定");
    }

    [Fact]
    public async Task Many_failed_sign_ins_are_counted_and_do_not_fill_the_audit()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 4, 10, 1, 0, 0, TimeSpan.Zero));
        await using var app = new EnforcementApp { Settings = [("Enforcement:DemoPassword", "Demo-2026-audit")], MoreServices = s =>
            s.AddSingleton<TimeProvider>(clock) };
        using var http = new CaseClient(app);
        async Task TryAsync(int times)
        {
            for (var i = 0; i < times; i++) await http.SendAsync(null, HttpMethod.Post, "/api/session",
                new { userName = $"nobody{i}", password = "wrong" });
        }
        await TryAsync(50);
        (await http.SendAsync(null, HttpMethod.Post, "/api/session", new { userName = "leader", password = "wrong" })).Status.ShouldBe(401);
        async Task<string[]> FailedAsync() =>
            [.. (await http.GetAsync("auditor", "/api/audit?action=signInFailed&pageSize=200"))["items"]!.AsArray()
                .Select(l => $"{l!["userName"]} {l["query"]}")];
        (await FailedAsync())
            .ShouldBe(["leader wrong-credentials +30",
                .. Enumerable.Repeat("? wrong-credentials", 20)]); // a known name is not hidden behind the flood
        clock.Advance(TimeSpan.FromHours(1));
        await TryAsync(1);
        (await FailedAsync()).Length.ShouldBe(22);
    }

    [Fact]
    public async Task A_keys_lines_name_the_key_and_a_revoked_or_wrong_one_is_noted()
    {
        var given = (await _http.SendAsync("admin", HttpMethod.Post, "/api/api-keys", new { userName = "planning", name = "图斑系统" })).Body!;
        var (id, key) = (given["id"]!.ToString(), given["key"]!.ToString());
        async Task<int> CallAsync(string with)
        {
            using var machine = _app.ClientFor(null);
            machine.DefaultRequestHeaders.Authorization = new("Bearer", with);
            using var answer = await machine.GetAsync(new Uri("/api/cases", UriKind.Relative));
            return (int)answer.StatusCode;
        }
        (await CallAsync(key)).ShouldBe(200);
        (await _http.SendAsync("admin", HttpMethod.Delete, $"/api/api-keys/{id}")).Status.ShouldBe(204);
        (await CallAsync(key)).ShouldBe(401);
        (await CallAsync("ek_guessed")).ShouldBe(401);

        var all = await _http.GetAsync("auditor", "/api/audit?subject=/api/cases");
        all["items"]!.AsArray()
            .Select(l => (l!["userName"]!.ToString(), l["action"]!.ToString(), l["key"]?.ToString(), l["query"]?.ToString())).ShouldBe(
            [("?", "signInFailed", null, "wrong-key"), ("planning", "signInFailed", $"图斑系统 {id}", "revoked-key"),
                ("planning", "looked", $"图斑系统 {id}", null)]);
        all.ToJsonString().ShouldNotContain("ek_");
    }

    [Fact]
    public async Task A_calendar_that_is_fetched_by_its_secret_address_is_noted_by_its_person_without_the_secret()
    {
        var token = (await _http.SendAsync("planning", HttpMethod.Post, "/api/due/feed")).Body!["token"]!.ToString();
        using (var feed = await _app.ClientFor(null)
            .GetAsync(new Uri($"/calendar/{token}.ics", UriKind.Relative))) feed.EnsureSuccessStatusCode();
        using (var none = await _app.ClientFor(null).GetAsync(new Uri("/calendar/nothing.ics", UriKind.Relative))) ((int)none.StatusCode)
            .ShouldBe(404);
        var lines = await _http.GetAsync("auditor", "/api/audit?subject=/calendar/");
        lines["items"]!.AsArray().Select(l => (l!["userName"]!.ToString(), l["action"]!.ToString())).ShouldBe([("planning", "downloaded")]);
        lines.ToJsonString().ShouldNotContain(token);
    }

    [Theory]
    [InlineData("from=0001-01-01", "from")]
    [InlineData("to=9999-12-31", "to")]
    public async Task A_day_beyond_the_calendar_is_refused_and_the_page_ignores_it(string filter, string field)
    {
        foreach (var path in new[] { "/api/audit", "/api/audit/export" })
        {
            var (status, body) = await _http.SendAsync("auditor", HttpMethod.Get, $"{path}?{filter}");
            status.ShouldBe(422, path);
            body!["errors"]!.AsObject().ShouldContainKey(field);
        }
        using var page = await _http.As("auditor").GetAsync(new Uri($"/audit?{filter}", UriKind.Relative));
        ((int)page.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task An_export_that_is_cut_says_so_and_holds_each_line_once()
    {
        await SqlAsync(_app, $"""
            INSERT INTO Audit (At, UserName, Unit, Action, Method, Subject, Status)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ExportAudit.Most + 1}) SELECT {_app.SimulationStart!.Value.UtcTicks} + i, 'many', '110118', 'Looked', 'GET', '/x/' || i, 200 FROM n
            """);
        async Task<string> SheetAsync(string filter)
        {
            var file = await _app.ClientFor("auditor").GetAsync(new Uri($"/api/audit/export?{filter}", UriKind.Relative));
            file.EnsureSuccessStatusCode();
            using var zip = new System.IO.Compression.ZipArchive(await file.Content.ReadAsStreamAsync());
            using var reader = new StreamReader(zip.Entries.First(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)).Open());
            return await reader.ReadToEndAsync();
        }
        var cut = await SheetAsync("user=many");
        cut.ShouldContain("仅最新 50,000 条");
        cut.Split("/x/").Skip(1).Select(x => x[..x.IndexOf('<', StringComparison.Ordinal)]).Distinct().Count().ShouldBe(50_000);
        cut.Split("/x/").Length.ShouldBe(50_001);
        (await SheetAsync("user=many&subject=/x/50001")).ShouldNotContain("仅最新");
    }

    [Fact]
    public async Task What_is_shortened_is_cut_between_characters_and_can_be_exported()
    {
        await _http.GetAsync("planning", $"/api/cases?q={new string('a', 396)}%F0%A0%AE%B7"); // 𠮷 would be the 400th and 401st
        if (!TestDatabase.IsServer) await _app.DbAsync(db => // PostgreSQL never held such a text
        {
            db.Add(new AuditRow { At = _app.SimulationStart!.Value, UserName = "old", Unit = "110118", Action = AuditAction.Looked,
                Method = "GET", Subject = "/x\ud842", Status = 200 }); // as it was cut before
            return db.SaveChangesAsync();
        });
        (await _http.GetAsync("auditor", "/api/audit?user=planning"))["items"]!.AsArray().Single()!["query"]!.ToString()
            .ShouldBe($"?q={new string('a', 396)}");
        (await _http.SendAsync("auditor", HttpMethod.Get, "/api/audit/export")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_change_that_broke_is_not_noted_as_one_that_was_made()
    {
        await using var app = await MadeApp.StartAsync(routes: a =>
            a.MapPost("/breaks", string () => throw new InvalidOperationException("broken")).RequireAuthorization());
        await Should.ThrowAsync<InvalidOperationException>(() => app.ClientFor("wang")
            .PostAsync(new Uri("/breaks", UriKind.Relative), null));
        await app.Services.GetRequiredService<AuditLog>().FlushAsync(default);
        var line = await app.DbAsync(db => db.Set<AuditRow>().SingleAsync(a => a.Subject == "/breaks"));
        (line.Action, line.Status).ShouldBe((AuditAction.Changed, 500));
    }
}
