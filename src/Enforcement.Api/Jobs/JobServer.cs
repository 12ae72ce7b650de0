using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Hangfire;
using Hangfire.Common;
using Hangfire.PostgreSql;
using Hangfire.SqlServer;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Enforcement.Api.Jobs;

/// <summary>
/// Prepares the scheduler's tables where this process migrates, and runs jobs where it is to. Behind what prepares the product's own.
/// </summary>
internal sealed class JobServer(IServiceProvider services, EnforcementSettings settings, IHostApplicationLifetime lifetime,
    TimeProvider real, ILogger<JobServer> log) : IHostedService, IDisposable
{
    /// <summary>A few are enough: the jobs are ten, each runs once at a time, and the machine is small.</summary>
    private const int Workers = 4;

    private static readonly TimeZoneInfo Legal = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private BackgroundJobServer? _server;

    /// <summary>By which the heartbeat of this process is known among those of the others.</summary>
    public static string Name { get; } = $"{Environment.MachineName}-{Guid.CreateVersion7():n}"[..^12];

    /// <summary>Since when it runs jobs, real time; null: not yet, or not at all.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Migrate) PrepareTables();
        if (!settings.Jobs) return Task.CompletedTask;
        try
        {
            Register();
        }
        catch (Exception e) when (!settings.Migrate) // where the schema is prepared by hand, it may not be yet: /health/ready says so
        {
            log.LogError(e, "No job runs: the database lacks the tables of Hangfire (schema {Schema}) and Enforcement:Database:Migrate is off. Prepare them as docs/operations.md says, then start again.", JobSetup.Schema);
            return Task.CompletedTask;
        }
        lifetime.ApplicationStarted.Register(Run);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Running jobs are told to stop, finish the item at hand, and are waited for. What they leave is rows: the next run goes on.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is not { } server) return;
        server.SendStop();
        await server.WaitForShutdownAsync(cancellationToken);
    }

    public void Dispose() => _server?.Dispose();

    private void PrepareTables()
    {
        switch (settings.Provider)
        {
            case DatabaseProvider.PostgreSql:
                using (var connection = new NpgsqlConnection(settings.ConnectionString))
                {
                    connection.Open();
                    PostgreSqlObjectsInstaller.Install(connection, JobSetup.Schema);
                }
                break;
            case DatabaseProvider.SqlServer:
                using (var connection = new SqlConnection(settings.ConnectionString))
                {
                    connection.Open();
                    SqlServerObjectsInstaller.Install(connection, JobSetup.Schema, enableHeavyMigrations: true);
                }
                break;
        }
    }

    /// <summary>The recurring jobs, one for each of the list and none else; and what a machine that was off has to make up.</summary>
    private void Register()
    {
        var manager = services.GetRequiredService<IRecurringJobManager>();
        using (var connection = services.GetRequiredService<JobStorage>().GetConnection())
            foreach (var gone in connection.GetRecurringJobs().Select(r => r.Id).Except(JobList.All.Select(j => j.Name)))
                manager.RemoveIfExists(gone);
        var client = services.GetRequiredService<IBackgroundJobClient>();
        foreach (var job in JobList.All)
        {
            manager.AddOrUpdate(job.Name, ScheduledJob.CallOf(job), job.Cron,
                new RecurringJobOptions { TimeZone = Legal, MisfireHandling = MisfireHandlingMode.Ignorable });
            if (job.CatchesUp) client.Create(ScheduledJob.CallOf(job), new EnqueuedState());
        }
    }

    private void Run()
    {
        _server = new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                ServerName = Name,
                WorkerCount = Workers,
                SchedulePollingInterval = TimeSpan.FromSeconds(1),
                Activator = services.GetRequiredService<JobActivator>(),
                FilterProvider = services.GetRequiredService<IJobFilterProvider>(),
            },
            services.GetRequiredService<JobStorage>());
        StartedAt = real.GetUtcNow();
    }
}
