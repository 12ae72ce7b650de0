using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;

namespace Enforcement.Api.Jobs;

internal static class JobSetup
{
    /// <summary>Where the scheduler's tables lie on a database server, apart from the product's.</summary>
    public const string Schema = "hangfire";

    /// <summary>From one look at the queue to the next, and how long a process that was killed keeps a job's lock.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1), LockKept = TimeSpan.FromSeconds(30), Sweep = TimeSpan.FromMinutes(5);

    /// <summary>
    /// True when this process enqueues jobs: those that it runs itself, and on a database server also those that another process of the
    /// installation runs. A process
    /// that does neither carries nothing of the scheduler.
    /// </summary>
    public static bool Enqueues(EnforcementSettings settings) => settings.Jobs || settings.Provider != DatabaseProvider.Sqlite;

    public static void AddJobs(IServiceCollection services, EnforcementSettings settings)
    {
        services.AddSingleton<JobRunner>();
        services.AddScoped<StuckWork>();
        services.AddSingleton<JobWaker>();
        if (!Enqueues(settings)) return;
        services.AddSingleton(_ => StorageOf(settings));
        // Of this host alone: the library's own ways are static, which hosts beside each other in one process would share.
        services.AddSingleton<JobActivator>(s => new AspNetCoreJobActivator(s.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<IJobFilterProvider>(s => new JobFilterProviderCollection(
            new JobFilterCollection { new StatisticsHistoryAttribute(), new RunEnds(s.GetRequiredService<JobWaker>()) },
            new JobFilterAttributeFilterProvider()));
        services.AddHangfire((s, hangfire) => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings()
            .UseLogProvider(new JobLog(s.GetRequiredService<ILoggerFactory>())));
        services.AddSingleton<JobServer>().AddHostedService(s => s.GetRequiredService<JobServer>());
        services.AddHostedService(s => s.GetRequiredService<JobWaker>());
        if (settings.Jobs) services.AddHealthChecks().AddCheck<JobServerCheck>("jobs");
    }

    /// <summary>
    /// On SQLite in memory: deadlines, messages and deliveries are rows of the product, and every job finds what it missed, so that
    /// nothing about schedules need survive.
    /// The tables of a server are prepared apart (<see cref="JobServer"/>): nothing here opens a connection.
    /// </summary>
    private static JobStorage StorageOf(EnforcementSettings settings) => settings.Provider switch
    {
        DatabaseProvider.PostgreSql => PostgreSql(settings.ConnectionString),
        DatabaseProvider.SqlServer => new SqlServerStorage(settings.ConnectionString, new SqlServerStorageOptions
        {
            SchemaName = Schema, PrepareSchemaIfNecessary = false, TryAutoDetectSchemaDependentOptions = false,
            SqlClientFactory = SqlClientFactory.Instance, QueuePollInterval = Look,
            SlidingInvisibilityTimeout = TimeSpan.FromMinutes(5), UseRecommendedIsolationLevel = true, DisableGlobalLocks = true,
            JobExpirationCheckInterval = Sweep,
        }),
        _ => new InMemoryStorage(),
    };

    private static PostgreSqlStorage PostgreSql(string connectionString)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = Schema, PrepareSchemaIfNecessary = false, QueuePollInterval = Look, DistributedLockTimeout = LockKept,
            UseSlidingInvisibilityTimeout = true, InvisibilityTimeout = TimeSpan.FromMinutes(5),
            JobExpirationCheckInterval = Sweep,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, options), options);
    }
}
