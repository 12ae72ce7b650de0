using System.Data.Common;
using System.Globalization;
using Enforcement.Api.Cases;
using Enforcement.Api.Dashboards;
using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Notifications;
using Enforcement.Api.Operations;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Operations;

/// <summary>The counters that a scraper reads.</summary>
public sealed class MetricsTests
{
    private static readonly DateTimeOffset Start = new(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly Actor Admin = new("admin", "admin", "110118", UnitKind.District, [PersonRole.Administrator]);

    [Fact]
    public async Task They_say_what_the_operations_page_and_the_dashboard_say()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        await http.RunJobsAsync();
        await http.ClockAsync("2026-05-20T09:00:00+08:00"); // demo cases have become late
        await app.DbAsync(db =>
        {
            db.Add(new OutboxRow { Id = Guid.NewGuid(), Kind = "nobody", Subject = "case/x", Payload = "", CreatedAt = Start,
                NextAttemptAt = Start, Attempts = 3 });
            db.Add(new OutboxRow { Id = Guid.NewGuid(), Kind = "nobody", Subject = "case/y", Payload = "", CreatedAt = Start.AddHours(1),
                NextAttemptAt = Start });
            db.Add(new StuckWorkRow { Kind = "sweep", Key = "MY2026-101-0001", FirstAt = Start, Error = "torn" });
            db.Add(new StuckWorkRow { Kind = "verify", Key = "clue/1", FirstAt = Start, Error = "torn" });
            foreach (var state in new[] { DeliveryState.Queued, DeliveryState.Queued, DeliveryState.Dead, DeliveryState.Sent })
                db.Add(new DeliveryRow { Id = Guid.NewGuid(), NoticeId = Guid.NewGuid(), Channel = DeliveryChannel.Email, Target = "x",
                    UnitCode = "110118101", QueuedAt = Start, LeavesAt = Start, State = state });
            db.Set<DeadlineRow>().First(d => d.State == DeadlineState.Running).DueAt = Start; // no sweep has noted it
            db.Set<JobRunRow>().Single(j => j.Name == "deadlines").Error = "torn";
            return db.SaveChangesAsync();
        });
        var (page, late, now) = ((await app.SendAsync(new GetOperations(), Admin)).Value!, await app.SendAsync(new GetOverdue(), Admin),
            DateTimeOffset.Parse(await http.NowAsync(), CultureInfo.InvariantCulture));
        var (running, passed) = await app.DbAsync(async db =>
            (await db.Set<DeadlineRow>().CountAsync(d => d.State == DeadlineState.Running), await db.Set<DeadlineRow>()
                .CountAsync(d => d.State == DeadlineState.Running && d.DueAt <= now)));
        var values = await ValuesAsync(app, "admin");

        late.Breached.ShouldBeGreaterThan(0);
        passed.ShouldBeGreaterThan(0);
        values["enforcement_cases_overdue"].ShouldBe(late.Breached);
        values["enforcement_deadlines_open"].ShouldBe(running);
        values["enforcement_deadlines_unrecorded"].ShouldBe(passed);
        (values["enforcement_outbox_undelivered"], values["enforcement_outbox_failed"]).ShouldBe((page.Outbox.Pending, page.Outbox.Failed));
        page.Outbox.Failed.ShouldBe(1);
        values["enforcement_outbox_oldest_age_seconds"].ShouldBe((now - Start).TotalSeconds);
        (values["""enforcement_deliveries{state="queued"}"""], values["""enforcement_deliveries{state="dead"}"""]).ShouldBe((2, 1));
        values["enforcement_jobs_failed"].ShouldBe(page.Jobs.Count(j => j.Error is not null));
        values["""enforcement_job_failed{job="deadlines"}"""].ShouldBe(1);
        values["""enforcement_job_failed{job="outbox"}"""].ShouldBe(0);
        var sweep = page.Jobs.Single(j => j.Name == "deadlines");
        values["""enforcement_job_last_age_seconds{job="deadlines"}"""].ShouldBe((now - sweep.EndedAt!.Value).TotalSeconds);
        values["""enforcement_job_last_duration_seconds{job="deadlines"}"""].ShouldBe((sweep.EndedAt - sweep.StartedAt)!.Value.TotalSeconds);
        values.Keys.ShouldContain(k => k.StartsWith("enforcement_build_info{version=\"1.", StringComparison.Ordinal));
        // Art 5: the journals of clues are the auditors' alone, in a count, too.
        (values["enforcement_stuck_work"], (await ValuesAsync(app, "auditor"))["enforcement_stuck_work"]).ShouldBe((1, 2));
    }

    [Fact]
    public async Task They_cost_six_statements_beside_the_keys_own_and_leave_no_line_in_the_audit()
    {
        var count = new Statements();
        await using var app = new EnforcementApp { MoreServices = s =>
        {
            s.ConfigureDbContext<SqliteEnforcementDb>(o => o.AddInterceptors(count));
            s.ConfigureDbContext<PostgreSqlEnforcementDb>(o => o.AddInterceptors(count));
        } };
        await app.SendAsync(new GetMetrics(), Admin);
        count.Sent = 0;
        (await app.SendAsync(new GetMetrics(), Admin)).IsOk.ShouldBeTrue();
        count.Sent.ShouldBe(6);

        await ValuesAsync(app, "admin");
        using var http = new CaseClient(app);
        (await http.GetAsync("auditor", "/api/audit")).ToJsonString().ShouldNotContain("/metrics");
    }

    [Fact]
    public async Task They_are_a_text_of_the_exposition_format_also_before_any_job_ran()
    {
        await using var app = new EnforcementApp();
        using var answer = await app.ClientFor("auditor").GetAsync(new Uri("/metrics", UriKind.Relative));
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain("\r");
        text.ShouldEndWith("\n");
        string? of = null;
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal)) continue;
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal)) of = line.Split(' ')[2];
            else line.ShouldMatch($@"^{of}(\{{[a-z]+=""[^""\\]*""\}})? -?[0-9][0-9.E+-]*$");
        }
    }

    private static async Task<Dictionary<string, double>> ValuesAsync(EnforcementApp app, string user)
    {
        using var client = app.ClientFor(user);
        return (await client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(l => l[0] != '#')
            .ToDictionary(l => l[..l.LastIndexOf(' ')], l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    private sealed class Statements : DbCommandInterceptor
    {
        public int Sent { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Sent++;
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
