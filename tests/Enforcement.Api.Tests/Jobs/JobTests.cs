using System.Net;
using System.Net.Http.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Notifications;
using Enforcement.Api.Operations;
using Enforcement.Api.Shared;
using Enforcement.Api.Tests.Data;
using Enforcement.Testing;
using Enforcement.Workflows.Organisations;
using Hangfire;
using Hangfire.States;
using Hangfire.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Jobs;

internal sealed record WhoAmI : IRequest<string>
{
    internal sealed class Handler(ICurrentActor current) : IRequestHandler<WhoAmI, string>
    {
        public Task<string> Handle(WhoAmI request, CancellationToken cancellationToken) =>
            Task.FromResult(current.Actor?.UserName ?? "nobody");
    }
}

public sealed class JobTests
{
    private static readonly DateTimeOffset Start = new(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task The_scheduler_runs_every_job_at_start_and_the_app_is_ready()
    {
        await using var app = await MadeApp.StartAsync(settings: ("Enforcement:Jobs", "true"));
        using var ready = await app.ClientFor(null).GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Wait.UntilAsync(async () => await RunsAsync(app) == JobList.All.Count(j => j.CatchesUp),
            "a run of every job that catches up");
    }

    [Fact]
    public async Task Every_job_stands_in_the_scheduler_by_legal_time_and_no_other()
    {
        await using var app = await MadeApp.StartAsync(settings: ("Enforcement:Jobs", "true"));
        using var connection = app.Services.GetRequiredService<JobStorage>().GetConnection();
        var recurring = connection.GetRecurringJobs();
        recurring.Select(r => r.Id).ShouldBe(JobList.All.Select(j => j.Name), ignoreOrder: true);
        recurring.ShouldAllBe(r => r.TimeZoneId == "Asia/Shanghai" && r.Error == null && r.LoadException == null);
        // 02:30 in Beijing is 18:30 of the day before in the scheduler's UTC
        recurring.Single(r => r.Id == "journals").NextExecution.ShouldNotBeNull().TimeOfDay.ShouldBe(new TimeSpan(18, 30, 0));
        recurring.Single(r => r.Id == JobList.Outbox).NextExecution.ShouldNotBeNull().Second.ShouldBe(30);
    }

    [Fact]
    public async Task What_is_committed_for_the_outbox_leaves_at_once_and_does_not_wait_for_the_minute()
    {
        await using var app = await MadeApp.StartAsync(settings: ("Enforcement:Jobs", "true"));
        await Wait.UntilAsync(async () => await RunsAsync(app) == JobList.All.Count(j => j.CatchesUp),
            "a run of every job that catches up");
        using (var connection = app.Services.GetRequiredService<JobStorage>().GetConnection())
            new RecurringJobManager(app.Services.GetRequiredService<JobStorage>())
                .RemoveIfExists(JobList.Outbox); // nothing but the commit can start it now
        for (var n = 1; n <= 3; n++)
        {
            var notice = new NoticePayload("110118101", null, "report.reminded", Start, null, "/reports");
            await app.InScopeAsync(s => s.GetRequiredService<UnitOfWork>().RunAsync(() =>
            {
                var db = s.GetRequiredService<EnforcementDb>();
                db.Notify($"test/{n}", notice, Start);
                return db.SaveChangesAsync();
            }, default));
            await Wait.UntilAsync(async () =>
                await app.DbAsync(db => db.Set<OutboxRow>().CountAsync(m => m.DoneAt != null && m.Subject.StartsWith("test/"))) == n,
                "the message of the commit");
        }
    }

    [Fact]
    public async Task A_burst_of_commits_makes_a_few_runs_and_no_thousand()
    {
        await using var app = await MadeApp.StartAsync(settings: ("Enforcement:Jobs", "true"));
        await Wait.UntilAsync(async () => await RunsAsync(app) == JobList.All.Count(j => j.CatchesUp),
            "a run of every job that catches up");
        var monitor = app.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        var before = Made();
        for (var n = 0; n < 5_000; n++) app.Services.GetRequiredService<JobWaker>().Wake(JobList.Outbox);
        await Wait.UntilAsync(() => Made() > before, "a run");
        Made().ShouldBeLessThan(before + 20);

        long Made() => monitor.SucceededListCount() + monitor.DeletedListCount() + monitor.ProcessingCount()
            + monitor.EnqueuedCount("default");
    }

    [Fact]
    public async Task A_run_that_finds_its_job_running_goes_away_quietly()
    {
        await using var app = await MadeApp.StartAsync(settings: ("Enforcement:Jobs", "true"));
        await Wait.UntilAsync(async () => await RunsAsync(app) == JobList.All.Count(j => j.CatchesUp),
            "a run of every job that catches up");
        var storage = app.Services.GetRequiredService<JobStorage>();
        using var connection = storage.GetConnection();
        using var elsewhere = connection.AcquireDistributedLock("job:audit", TimeSpan.FromSeconds(30));
        var id = app.Services.GetRequiredService<IBackgroundJobClient>()
            .Create(ScheduledJob.CallOf(JobList.All.Single(j => j.Name == "audit")), new EnqueuedState());
        await Wait.UntilAsync(() => connection.GetStateData(id)?.Name == DeletedState.StateName, "the end of the run");
        storage.GetMonitoringApi().FailedCount().ShouldBe(0);
    }

    [SqliteFact] // on a server another process may run what this one enqueues
    public async Task A_process_that_runs_and_enqueues_nothing_carries_no_scheduler()
    {
        await using var app = await StartAsync();
        app.Services.GetService<JobStorage>().ShouldBeNull();
        app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().ShouldNotContain(s => s is JobServer || s is JobWaker);
        app.Services.GetRequiredService<JobWaker>().Wake(JobList.Outbox); // does nothing
    }

    [Fact]
    public async Task A_drill_runs_each_job_once_and_answers_when_they_are_done_with_the_scheduler_running_too()
    {
        await using var app = await MadeApp.StartAsync(settings: [("Enforcement:Jobs", "true"),
            ("Enforcement:SimulationStart", Start.ToString("O"))]);
        using var ran = await app.ClientFor("admin").PostAsync("/api/simulation/run-jobs", null);
        ran.EnsureSuccessStatusCode();
        (await ran.Content.ReadFromJsonAsync<Dictionary<string, object>>())
            .ShouldNotBeNull().Keys.ShouldBe(JobList.All.Where(j => j.CatchesUp).Select(j => j.Name));
    }

    [Fact]
    public async Task A_run_is_recorded_with_what_it_did()
    {
        await using var app = await StartAsync();
        await RunAsync(app, new Job("test", "", (_, _) => Task.FromResult(new JobOutcome(3, 1))));
        var row = await app.DbAsync(db => db.Set<JobRunRow>().SingleAsync());
        (row.Name, row.StartedAt, row.EndedAt, row.Done, row.Failed, row.Error).ShouldBe(("test", Start, Start, 3, 1, null));
    }

    [Fact]
    public async Task A_failure_is_recorded_and_thrown_and_the_next_success_clears_it()
    {
        await using var app = await StartAsync();
        await Should.ThrowAsync<InvalidOperationException>(() =>
            RunAsync(app, new Job("test", "", (_, _) => throw new InvalidOperationException("no disk"))));
        (await app.DbAsync(db => db.Set<JobRunRow>().SingleAsync())).Error.ShouldBe("no disk");
        await RunAsync(app, new Job("test", "", (_, _) => Task.FromResult(new JobOutcome(0, 0))));
        (await app.DbAsync(db => db.Set<JobRunRow>().SingleAsync())).Error.ShouldBeNull();
    }

    [Fact]
    public async Task One_job_never_runs_twice_at_the_same_time()
    {
        await using var app = await StartAsync();
        var (running, most) = (0, 0);
        var job = new Job("test", "", async (_, ct) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(20, ct);
            Interlocked.Decrement(ref running);
            return new JobOutcome(0, 0);
        });
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => RunAsync(app, job)));
        most.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_acts_as_the_system()
    {
        await using var app = await MadeApp.StartAsync(services: services => services.AddHandlersOf(typeof(WhoAmI).Assembly));
        var by = "";
        await RunAsync(app, new Job("test", "", async (mediator, ct) =>
        {
            by = await mediator.Send(new WhoAmI(), ct);
            return new JobOutcome(1, 0);
        }));
        by.ShouldBe(Actor.System.UserName);
    }

    [Fact]
    public async Task Stuck_work_waits_longer_each_time_but_at_most_an_hour()
    {
        Enumerable.Range(1, 9).Select(attempt => StuckWork.Delay(attempt).TotalMinutes).ShouldBe([1, 2, 4, 8, 16, 32, 60, 60, 60]);

        await using var app = await StartAsync();
        await StuckAsync(app, "MY2026-101-0001");
        await StuckAsync(app, "MY2026-101-0001");
        var row = await app.DbAsync(db => db.Set<StuckWorkRow>().SingleAsync());
        (row.Attempts, row.Error, row.FirstAt, row.NextAttemptAt).ShouldBe((2, "torn", Start, Start.AddMinutes(2)));
        (await WaitingAsync(app, Start.AddMinutes(1))).ShouldBe(["MY2026-101-0001"]);
        (await WaitingAsync(app, Start.AddMinutes(2))).ShouldBeEmpty();
        await app.InScopeAsync(async s => { await s.GetRequiredService<StuckWork>().ClearAsync("sweep", "MY2026-101-0001"); return 0; });
        (await app.DbAsync(db => db.Set<StuckWorkRow>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Operations_shows_jobs_stuck_work_outbox_and_database_and_an_administrator_makes_them_due()
    {
        await using var app = await StartAsync();
        await StuckAsync(app, "MY2026-101-0001");
        await app.DbAsync(db =>
        {
            db.Add(new OutboxRow { Id = Guid.NewGuid(), Kind = "nobody", Subject = "case/x", Payload = "", CreatedAt = Start,
                NextAttemptAt = Start });
            return db.SaveChangesAsync();
        });
        using (var ran = await app.ClientFor("admin").PostAsync("/api/simulation/run-jobs", null)) ran.EnsureSuccessStatusCode();

        var view = await ViewAsync(app);
        view.Jobs.Select(j => j.Name).ShouldBe(JobList.All.Select(j => j.Name));
        view.Jobs.Single(j => j.Name == "outbox").Result.ShouldNotBeNull().ShouldContain("1");
        view.Outbox.ShouldBe(new OutboxView(1, 1));
        view.Database.Provider.ShouldBe(TestDatabase.Provider.ToString());
        (view.Database.FileBytes > 10_000).ShouldBe(!TestDatabase.IsServer); // a server has no file of ours
        view.Stuck.Select(s => (s.Kind, s.Attempts, s.NextAttemptAt))
            .ShouldBe([("sweep", 1, Start.AddMinutes(1)), ("outbox", 1, Start.AddMinutes(1))]);

        foreach (var item in view.Stuck)
        {
            using var retried = await app.ClientFor("admin").PostAsJsonAsync("/api/operations/stuck/retry", new { item.Kind, item.Key });
            retried.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }
        (await ViewAsync(app)).Stuck.ShouldAllBe(s => s.NextAttemptAt == Start);
    }

    [Theory]
    [InlineData(null, 401, 401)]
    [InlineData("wang", 403, 403)]
    [InlineData("auditor", 200, 403)] // reads everything, changes nothing
    [InlineData("admin", 200, 404)]
    public async Task Operations_is_read_by_administrators_and_auditors_and_changed_by_administrators(string? actor, int read, int retry)
    {
        await using var app = await StartAsync();
        using var got = await app.ClientFor(actor).GetAsync("/api/operations");
        ((int)got.StatusCode).ShouldBe(read);
        using var retried = await app.ClientFor(actor).PostAsJsonAsync("/api/operations/stuck/retry", new { kind = "sweep", key = "none" });
        ((int)retried.StatusCode).ShouldBe(retry);
    }

    private static Task<MadeApp> StartAsync() => MadeApp.StartAsync(settings: ("Enforcement:SimulationStart", Start.ToString("O")));
    private static Task<JobOutcome> RunAsync(MadeApp app, Job job) => app.Services.GetRequiredService<JobRunner>().RunAsync(job, default);
    private static Task<int> RunsAsync(MadeApp app) => app.DbAsync(db => db.Set<JobRunRow>().CountAsync());
    private static Task<IReadOnlySet<string>> WaitingAsync(MadeApp app, DateTimeOffset now) =>
        app.InScopeAsync(s => s.GetRequiredService<StuckWork>().WaitingAsync("sweep", now, default));

    private static Task<int> StuckAsync(MadeApp app, string key) => app.InScopeAsync(async s =>
    {
        await s.GetRequiredService<StuckWork>().RecordAsync("sweep", key, new InvalidOperationException("torn"), Start);
        return 0;
    });

    private static async Task<OperationsView> ViewAsync(MadeApp app) =>
        (await app.InScopeAsync(s => s.GetRequiredService<IMediator>().Send(new GetOperations()), "admin")).Value.ShouldNotBeNull();
}
