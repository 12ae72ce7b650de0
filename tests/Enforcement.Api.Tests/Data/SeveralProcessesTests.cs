using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Imports;
using Enforcement.Api.Jobs;
using Enforcement.Api.Notifications;
using Enforcement.Api.Shared;
using Enforcement.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Data;

/// <summary>
/// The product as an installation of several processes (ADR 0017). <c>ENFORCEMENT_KILL_ROUNDS</c>: how often a process is killed (default
/// 2); <c>ENFORCEMENT_OUTAGE_SECONDS</c>: how long the
/// database is away (default 8).
/// </summary>
public sealed class SeveralProcessesTests(Installation installation, ITestOutputHelper output) : IClassFixture<Installation>, IAsyncLifetime
{
    private static readonly string[] Towns = ["xiwengzhuang", "gubeikou", "mujiayu", "taishitun", "henanzhai"];
    private static readonly int Rounds = Setting("ENFORCEMENT_KILL_ROUNDS", 2), Outage = Setting("ENFORCEMENT_OUTAGE_SECONDS", 8);

    private sealed record Write(string Key, string User, string Path, JsonObject? Body, string? CaseNumber);

    public async ValueTask InitializeAsync() => await installation.StartAllAsync();

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task A_kill_of_any_process_in_the_middle_of_200_writes_and_sweeps_loses_nothing_and_doubles_nothing()
    {
        for (var round = 0; round < Rounds; round++) await RoundAsync(round, $"r{round}-{Guid.NewGuid():N}"[..8]);
    }

    private async Task RoundAsync(int round, string name)
    {
        var random = new Random(round);
        var victim = installation.All[round % 4];
        var prepared = new List<(string User, string Number)>();
        foreach (var (user, opening) in Enumerable.Range(0, 40).Select(n => ($"inspector.{Towns[n % Towns.Length]}", n))
            .Select(x => (x.Item1,
                SendAsync(x.n, new Write($"{name}-prepare-{x.n}", x.Item1, "/api/cases", Opening($"{name} prepared {x.n}"), null))))
                    .ToList())
        {
            var (status, body) = await opening;
            status.ShouldBe(201, body?.ToJsonString());
            prepared.Add((user, body!["number"]!.GetValue<string>()));
        }
        // The stops of all prepared cases fall due, so that sweeps have work while people write.
        var now = (await installation.GetAsync(installation.Webs[0], "/api/simulation/clock", "admin"))["now"]!.GetValue<DateTimeOffset>();
        (await installation.SendAsync(installation.Webs[round % 2], HttpMethod.Put, "/api/simulation/clock", "admin",
            new { now = now.AddDays(3) })).Status.ShouldBe(200);

        var writes = Enumerable.Range(0, 200).Select(n => Make(name, n, prepared)).OrderBy(_ => random.Next()).ToList();
        var accepted = new ConcurrentDictionary<string, string>();
        var killAfter = 40 + random.Next(80);
        var answers = new ConcurrentDictionary<string, int>();
        var began = Stopwatch.GetTimestamp();
        var kill = Task.Run(async () =>
        {
            await Installation.UntilAsync("answers before the kill", () => Task.FromResult(accepted.Count >= killAfter));
            victim.Process!.Kill();
        });
        await Task.WhenAll(writes.Select(async (w, n) =>
        {
            try
            {
                var (status, body) = await SendAsync(n, w);
                answers.AddOrUpdate($"{status} {body?["code"]}", 1, (_, c) => c + 1);
                if (status is 200 or 201) accepted[w.Key] = body?["number"]?.GetValue<string>() ?? "";
            }
            catch (HttpRequestException)
            {
                answers.AddOrUpdate("none", 1, (_, c) => c + 1); // killed before the answer: it may have been applied or not
            }
        }));
        await kill;
        victim.Dispose();
        output.WriteLine($"round {round}: {victim.Name} killed after {killAfter}; first answers within {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s: {string.Join(", ", answers.Select(a => $"{a.Value} × {a.Key}"))}");
        await installation.StartAsync(victim);

        await Parallel.ForEachAsync(writes.Select((w, n) => (w, n)), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (x, _) =>
        {
            var (status, body) = await SendAsync(x.n + 1, x.w); // by the other web than the first time
            status.ShouldBeOneOf([200, 201], $"{x.w.Key} {body?.ToJsonString()}");
            if (accepted.TryGetValue(x.w.Key, out var number) && number.Length > 0) body!["number"]!.GetValue<string>()
                .ShouldBe(number, "the same answer as the first time");
        });

        var addresses = await installation.DbAsync(db => db.Set<CaseRow>().IgnoreQueryFilters()
            .Where(c => c.Address!.StartsWith($"{name} kill")).Select(c => c.Address!).ToListAsync());
        addresses.ShouldBe(writes.Where(w => w.CaseNumber is null && w.Body is not null)
            .Select(w => w.Body!["address"]!.GetValue<string>()), ignoreOrder: true);
        foreach (var of in writes.Where(w => w.CaseNumber is not null).GroupBy(w => w.CaseNumber))
        {
            var entries = (await installation.GetAsync(installation.Webs[0], $"/api/cases/{of.Key}/journal"))["items"]!.AsArray();
            entries.Where(e => e!["type"]!.GetValue<string>() == "siteInspected").Select(e => e!["data"]!["findings"]!.GetValue<string>())
                .ShouldBe(of.Select(w => w.Body!["findings"]!.GetValue<string>()), ignoreOrder: true, of.Key);
        }
        await NothingIsBrokenAsync();
    }

    /// <summary>Every journal adds up, numbers have no gaps, no message waits and none ever failed.</summary>
    private async Task NothingIsBrokenAsync()
    {
        var verified = await installation.GetAsync(installation.Webs[1], "/api/journal/verification", "admin");
        verified["broken"]!.AsArray().ShouldBeEmpty();
        var numbers = await installation.DbAsync(db => db.Set<CaseRow>().IgnoreQueryFilters().Select(c => c.Number).ToListAsync());
        foreach (var town in numbers.GroupBy(n => n[..^4]))
            town.Select(n => int.Parse(n[^4..], CultureInfo.InvariantCulture)).Order()
                .ShouldBe(Enumerable.Range(1, town.Count()), town.Key);
        await Installation.UntilAsync("every message is delivered", () =>
            installation.DbAsync(async db => !await db.Set<OutboxRow>().AnyAsync(m => m.DoneAt == null)));
        var (messages, failed, stuck) = await installation.DbAsync(async db => (
            await db.Set<OutboxRow>().CountAsync(), await db.Set<OutboxRow>().Where(m => m.Attempts > 0)
                .Select(m => $"{m.Kind} {m.Error}").ToListAsync(), await db.Set<StuckWorkRow>().Select(s => $"{s.Key} {s.Error}")
                    .ToListAsync()));
        failed.ShouldBeEmpty();
        stuck.ShouldBeEmpty();
        output.WriteLine($"{verified["streams"]} journals valid, {numbers.Count} cases, {messages} messages delivered");
    }

    [Fact]
    public async Task Two_workers_and_two_webs_never_send_one_mail_twice()
    {
        const int Count = 100;
        var people = new[] { "inspector.gubeikou", "lead.gubeikou" };
        foreach (var user in people)
            (await installation.SendAsync(installation.Webs[0], HttpMethod.Put, "/api/notification-preferences", user,
                new { email = true, address = $"{user}@example.cn" })).Status.ShouldBe(200);
        var now = (await installation.GetAsync(installation.Webs[0], "/api/simulation/clock", "admin"))["now"]!.GetValue<DateTimeOffset>();
        var unit = await installation.DbAsync(db => db.Users.Where(p => p.UserName == people[0]).Select(p => p.UnitCode).SingleAsync());
        var ids = Enumerable.Range(0, Count).Select(_ => Guid.CreateVersion7(now)).ToList();
        await installation.DbAsync(db =>
        {
            var payload = JsonSerializer.Serialize(new NoticePayload(unit, null, "report.reminded", now, null, "/reports"),
                EnforcementJson.Options);
            db.AddRange(ids.Select(id => new OutboxRow { Id = id, Kind = NoticePayload.Kind, Subject = $"test/{id}", Payload = payload,
                CreatedAt = now, NextAttemptAt = now }));
            return db.SaveChangesAsync();
        });
        Task<int> WaitingAsync() => installation.DbAsync(async db =>
            Count * people.Length - await db.Set<DeliveryRow>().CountAsync(d => ids.Contains(d.NoticeId) && d.State == DeliveryState.Sent));
        // Beside the workers' own runs both webs are told to run everything at once.
        await Installation.UntilAsync("everything is sent", async () =>
        {
            await Task.WhenAll(installation.Webs.Select(w =>
                installation.SendAsync(w, HttpMethod.Post, "/api/simulation/run-jobs", "admin")));
            return await WaitingAsync() == 0;
        });
        foreach (var user in people)
            await installation.SendAsync(installation.Webs[0], HttpMethod.Put, "/api/notification-preferences", user,
                new { email = false });
        var deliveries = await installation.DbAsync(db => db.Set<DeliveryRow>().Where(d => ids.Contains(d.NoticeId))
            .Select(d => new { d.Id, d.Attempts }).ToListAsync());
        deliveries.ShouldAllBe(d => d.Attempts == 1);
        var mails = installation.Mail.Mails.Select(m => m.MessageId).ToList();
        mails.Distinct().Count().ShouldBe(mails.Count);
        deliveries.ShouldAllBe(d =>
            mails.Count(m => m.Contains(d.Id.ToString(), StringComparison.OrdinalIgnoreCase)
                || m.Contains(d.Id.ToString("N"), StringComparison.OrdinalIgnoreCase)) == 1);
        output.WriteLine($"{deliveries.Count} deliveries, {mails.Count} mails, each once");
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_while_is_survived_without_a_restart()
    {
        var csv = new StringBuilder("工单编号,受理时间,诉求内容,地址,属地\n");
        for (var i = 0; i < 4_000; i++) csv.AppendLine(CultureInfo.InvariantCulture, $"AWAY-{i},2026-04-09,有人盖房,密云区{i}号,溪翁庄镇");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv.ToString())), "file",
            "away.csv" } };
        var (started, import) = await installation.SendAsync(installation.Webs[0], HttpMethod.Post, "/api/imports/hotline", "bureau", form);
        started.ShouldBeInRange(200, 202, import?.ToJsonString());
        var id = import!["id"]!.GetValue<Guid>();
        var before = await installation.DbAsync(db => db.Set<Enforcement.Api.Audit.AuditRow>().CountAsync());

        await installation.Server.StopAsync();
        var (away, statuses) = (Stopwatch.GetTimestamp(), new ConcurrentDictionary<string, int>());
        for (var n = 0; Stopwatch.GetElapsedTime(away) < TimeSpan.FromSeconds(Outage); n++)
        {
            var (status, body) = await installation.SendAsync(installation.Webs[n % 2], HttpMethod.Post, "/api/cases",
                "inspector.gubeikou", Opening("away"), $"away-{n}-{id}");
            statuses.AddOrUpdate($"{status} {body?["code"]}", 1, (_, c) => c + 1);
        }
        await installation.Server.StartAsync();
        var back = Stopwatch.GetTimestamp();
        output.WriteLine($"away for {Outage} s: {string.Join(", ", statuses.Select(s => $"{s.Value} × {s.Key}"))}");
        statuses.Keys.ShouldBe(["503 try-again"]);

        foreach (var member in installation.All)
        {
            await Installation.UntilAsync($"{member.Name} writes again", async () =>
                (await installation.SendAsync(member, HttpMethod.Post, "/api/cases", "inspector.gubeikou", Opening("back"),
                    $"back-{new Uri(member.Url).Port}-{id}")).Status == 201);
            member.Process!.HasExited.ShouldBeFalse();
        }
        output.WriteLine($"all write again after {Stopwatch.GetElapsedTime(back).TotalSeconds:F1} s");
        await Installation.UntilAsync("the import ends", () =>
            installation.DbAsync(async db => await db.Set<ImportRow>().IgnoreQueryFilters()
                .AnyAsync(i => i.Id == id && i.FinishedAt != null)));
        var row = await installation.DbAsync(db => db.Set<ImportRow>().IgnoreQueryFilters().AsNoTracking().SingleAsync(i => i.Id == id));
        (row.State, row.Read, row.Created + row.Unchanged + row.Rejected).ShouldBe((ImportState.Done, 4_000, 4_000));
        output.WriteLine($"import done after {Stopwatch.GetElapsedTime(back).TotalSeconds:F1} s: {row.Created} created, {row.Rejected} rejected, {row.Attempts} times broken off");
        await Installation.UntilAsync("the audit is written", () =>
            installation.DbAsync(async db => await db.Set<Enforcement.Api.Audit.AuditRow>().CountAsync() > before));
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task A_policy_a_moved_clock_a_unit_and_a_session_of_one_process_hold_in_the_others_at_once()
    {
        var (one, two) = (installation.Webs[0], installation.Webs[1]);
        for (var i = 0; i < 5; i++)
        {
            var policy = (await installation.GetAsync(one, "/api/policies", "admin")) is JsonArray list ? list[^1]!.DeepClone()
                : (await installation.GetAsync(one, "/api/policies", "admin"))["items"]!.AsArray()[^1]!.DeepClone();
            var now = (await installation.GetAsync(one, "/api/simulation/clock", "admin"))["now"]!.GetValue<DateTimeOffset>();
            policy["effectiveFrom"] = now.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var (recorded, next) = await installation.SendAsync(one, HttpMethod.Post, "/api/policies", "admin", policy);
            recorded.ShouldBeInRange(200, 201, next?.ToJsonString());
            (await installation.SendAsync(one, HttpMethod.Put, "/api/simulation/clock", "admin",
                new { now = now.AddDays(1) })).Status.ShouldBe(200);
            var (opened, created) = await installation.SendAsync(two, HttpMethod.Post, "/api/cases", "inspector.gubeikou",
                Opening($"book {i}"));
            opened.ShouldBe(201, created?.ToJsonString());
            var entry = (await installation.GetAsync(two, $"/api/cases/{created!["number"]}/journal"))["items"]!.AsArray()[0]!;
            entry["policyVersion"]!.GetValue<int>().ShouldBe(next!["version"]!.GetValue<int>());
            entry["at"]!.GetValue<DateTimeOffset>().ShouldBe(now.AddDays(1));

            (await installation.SendAsync(one, HttpMethod.Put, "/api/units/110118111/name", "admin",
                new { name = $"古北口镇{i}" })).Status.ShouldBe(200);
            await installation.SendAsync(two, HttpMethod.Post, "/api/notices/read", "inspector.gubeikou",
                new { ids = Array.Empty<Guid>() }); // a unit of work looks
            (await installation.GetAsync(two, "/api/units?kind=town"))["items"]!.AsArray().Select(u => u!["name"]!.GetValue<string>())
                .ShouldContain($"古北口镇{i}");
        }
        (await installation.SendAsync(one, HttpMethod.Put, "/api/units/110118111/name", "admin", new { name = "古北口镇" })).Status.ShouldBe(
            200);

        var cookies = new System.Net.CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies };
        using var browser = new HttpClient(handler);
        using var signedIn = await browser.PostAsync(one.Url + "/api/session",
            System.Net.Http.Json.JsonContent.Create(new { userName = "inspector.gubeikou", password = "Demo12345" }));
        ((int)signedIn.StatusCode).ShouldBeInRange(200, 204);
        using var there = await browser.GetAsync(two.Url + "/api/session"); // a cookie is for all ports of a host
        ((int)there.StatusCode).ShouldBe(200);
    }

    /// <summary>
    /// A release that expands the schema, as operations.md says it may: the processes of the release before go on beside it and spoil
    /// nothing of its own.
    /// </summary>
    [Fact]
    public async Task The_release_before_works_beside_one_that_has_expanded_the_schema()
    {
        var name = Guid.NewGuid().ToString("N")[..8];
        var (opened, kept) = await installation.SendAsync(installation.Webs[0], HttpMethod.Post, "/api/cases", "inspector.gubeikou",
            Opening($"{name} before"));
        opened.ShouldBe(201, kept?.ToJsonString());
        var number = kept!["number"]!.GetValue<string>();
        var writing = Task.WhenAll(Enumerable.Range(0, 60)
            .Select(n => SendAsync(n, new Write($"{name}-{n}", "inspector.gubeikou", "/api/cases", Opening($"{name} during {n}"), null))));
        try
        {
            // The first process of the next release migrates, and writes what only it knows of.
            await SqlAsync("""
                BEGIN;
                ALTER TABLE cases ADD COLUMN nextrelease text;
                ALTER TABLE cases ADD COLUMN nextcount integer NOT NULL DEFAULT 7;
                CREATE TABLE nextreleases (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, casenumber text NOT NULL REFERENCES cases (number));
                INSERT INTO "__EFMigrationsHistory" VALUES ('20270101000000_Next', '10.0.15');
                COMMIT;
                """);
            await SqlAsync($"UPDATE cases SET nextrelease = 'kept' WHERE number = '{number}'; INSERT INTO nextreleases (casenumber) VALUES ('{number}')");
            (await writing).ShouldAllBe(w => w.Status == 201);
            foreach (var member in installation.All)
            {
                (await installation.SendAsync(member, HttpMethod.Post, $"/api/cases/{number}/actions/inspect", "inspector.gubeikou",
                    new { findings = member.Name })).Status.ShouldBe(200);
                (await installation.GetAsync(member, $"/api/cases/{number}"))["number"]!.GetValue<string>().ShouldBe(number);
                // A new row as well: those of above may all have been written before the schema grew.
                (await installation.SendAsync(member, HttpMethod.Post, "/api/cases", "inspector.gubeikou",
                    Opening($"{name} after {member.Name}"))).Status.ShouldBe(201);
            }
            (await installation.SendAsync(installation.Webs[1], HttpMethod.Post, "/api/simulation/run-jobs", "admin")).Status.ShouldBe(200);
            (await TextAsync($"SELECT nextrelease || nextcount AS \"Value\" FROM cases WHERE number = '{number}'")).ShouldBe("kept7");
            (await TextAsync($"SELECT count(*)::text AS \"Value\" FROM cases WHERE address LIKE '{name} during%' AND nextcount = 7"))
                .ShouldBe("60");
            (await TextAsync($"SELECT count(*)::text AS \"Value\" FROM cases WHERE address LIKE '{name} after%' AND nextcount = 7"))
                .ShouldBe("4");
            await NothingIsBrokenAsync();
            // A start of the release before is another matter: it could not know what to write.
            using var late = Installation.NewMember("late", false);
            (await Should.ThrowAsync<InvalidOperationException>(() => installation.StartAsync(late))).Message.ShouldContain(
                "20270101000000_Next");
        }
        finally
        {
            await writing;
            await SqlAsync("DROP TABLE IF EXISTS nextreleases; ALTER TABLE cases DROP COLUMN IF EXISTS nextrelease, DROP COLUMN IF EXISTS nextcount; DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%_Next'");
        }
    }

    private Task<int> SqlAsync(string sql) => installation.DbAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    private Task<string> TextAsync(string sql) =>
        installation.DbAsync(async db => (await db.Database.SqlQueryRaw<string>(sql).ToListAsync()).Single());

    [Fact]
    public async Task A_backup_restored_to_a_second_server_is_verified_by_its_journals()
    {
        var file = Path.Combine(Path.GetTempPath(), $"enforcement-{Guid.NewGuid():N}.dump");
        await using var second = new PostgreSqlServer();
        using var restored = Installation.NewMember("restored", false);
        try
        {
            var writing = Task.WhenAll(Enumerable.Range(0, 20)
                .Select(n => SendAsync(n, new Write($"backup-{n}-{Guid.NewGuid():N}", "inspector.gubeikou", "/api/cases",
                    Opening($"backup {n}"), null))));
            await TestPhoto.RunAsync("pg_dump", "/", "-h", "127.0.0.1", "-p", $"{installation.Server.Port}", "-U", "postgres", "-Fc",
                "-f", file, "installation"); // while people write
            await writing;
            await second.StartAsync();
            await second.CreateAsync("restored");
            await TestPhoto.RunAsync("pg_restore", "/", "-h", "127.0.0.1", "-p", $"{second.Port}", "-U", "postgres", "-d", "restored",
                "--exit-on-error", file);
            await installation.StartAsync(restored, "restored", second);
            var verified = await installation.GetAsync(restored, "/api/journal/verification", "admin");
            verified["broken"]!.AsArray().ShouldBeEmpty();
            verified["streams"]!.GetValue<int>().ShouldBeGreaterThan(20);
            output.WriteLine($"{new FileInfo(file).Length >> 10} KiB, {verified["streams"]} journals valid on the second server");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Write Make(string name, int n, List<(string User, string Number)> prepared) => (n % 10) switch
    {
        < 4 => new Write($"{name}-open-{n}", $"inspector.{Towns[n % Towns.Length]}", "/api/cases", Opening($"{name} kill {n}"), null),
        < 9 => new Write(
            $"{name}-inspect-{n}", prepared[n % prepared.Count].User, $"/api/cases/{prepared[n % prepared.Count].Number}/actions/inspect",
            new JsonObject { ["findings"] = $"检查 {n}" }, prepared[n % prepared.Count].Number),
        _ => new Write($"{name}-sweep-{n}", "admin", "/api/simulation/run-jobs", null, null),
    };

    private static JsonObject Opening(string address) =>
        new() { ["place"] = new JsonObject { ["lon"] = 116.9, ["lat"] = 40.5 }, ["address"] = address };

    /// <summary>Sends it as people and proxies do: to one web, and when that is gone or says so, again, with the same key.</summary>
    private async Task<(int Status, JsonNode? Body)> SendAsync(int n, Write w)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var answer = await installation.SendAsync(installation.Webs[(n + attempt) % 2], HttpMethod.Post, w.Path, w.User,
                    w.Body?.DeepClone(), w.Key);
                if (answer.Status != 503 || attempt == 5) return answer;
            }
            catch (HttpRequestException) when (attempt < 5)
            {
                // gone: by the other one
            }
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
