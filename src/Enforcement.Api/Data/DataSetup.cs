using Enforcement.Api.Jobs;
using Enforcement.Api.Shared;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Enforcement.Api.Data;

internal static class DataSetup
{
    /// <summary>
    /// Makes the data directory, readable by the product's own account alone: it holds people's data and the keys of sessions.
    /// </summary>
    public static void CreateDirectory(EnforcementSettings settings)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(settings.DataDirectory);
        else Directory.CreateDirectory(settings.DataDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Registers the database of the chosen provider as <see cref="EnforcementDb"/>.</summary>
    public static void AddData(this IServiceCollection services, EnforcementSettings settings)
    {
        switch (settings.Provider)
        {
            case DatabaseProvider.Sqlite:
                // A list goes as one parameter (json_each): one for each item ends at 32,766 and is slow long before.
                Add<SqliteEnforcementDb>(services, settings, o =>
                    o.UseSqlite(settings.ConnectionString, s => s.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                        .AddInterceptors(new SqlitePragmas()));
                break;
            case DatabaseProvider.PostgreSql:
                Add<PostgreSqlEnforcementDb>(services, settings, o => o.UseNpgsql(settings.ConnectionString));
                break;
            case DatabaseProvider.SqlServer:
                Add<SqlServerEnforcementDb>(services, settings, o => o.UseSqlServer(settings.ConnectionString));
                break;
        }
        services.AddSingleton(_ => new WriteGate(singleWriter: settings.Provider == DatabaseProvider.Sqlite));
        services.AddSingleton<Stamps>();
        services.AddScoped<UnitOfWork>();
    }

    private static void Add<T>(IServiceCollection services, EnforcementSettings settings, Action<DbContextOptionsBuilder> use)
        where T : EnforcementDb
    {
        services.AddDbContext<T>((s, o) =>
        {
            use(o);
            Common(o);
            if (JobSetup.Enqueues(settings)) o.AddInterceptors(new WakeOnCommit(s.GetRequiredService<JobWaker>()));
        });
        services.AddScoped<EnforcementDb>(s => s.GetRequiredService<T>());
    }

    /// <summary>
    /// What belongs to a case is read through its case on purpose, so that the case's filter hides it too: no warning is due.
    /// </summary>
    private static void Common(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(w => w.Ignore(
            CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning,
            CoreEventId.RowLimitingOperationWithoutOrderByWarning)); // a search counts to a limit, in whatever order

    /// <summary>True when a unique index or primary key refused the write: someone else was first.</summary>
    public static bool IsDuplicate(this DbUpdateException e) => e.InnerException switch
    {
        SqliteException s => s.SqliteExtendedErrorCode is 2067 or 1555, // SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY
        PostgresException p => p.SqlState is PostgresErrorCodes.UniqueViolation,
        SqlException s => s.Number is 2601 or 2627,
        _ => false,
    };

    /// <summary>
    /// True when the same work may succeed if it is done again from its start: a victim of a deadlock, a lock that was not got in time, a
    /// snapshot that was overtaken, a server or line that went away.
    /// The whole unit of work is what is repeated, never a statement of it (adr/0015).
    /// </summary>
    public static bool IsTransient(this Exception e) => e switch
    {
        SqliteException s => s.SqliteErrorCode is 5 or 6, // SQLITE_BUSY, SQLITE_LOCKED
        // Npgsql's own list (the line, deadlocks, locks), and with it the server that is being stopped or fell.
        NpgsqlException n =>
            n.IsTransient || n.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown,
        SqlException s => s.Errors.Cast<SqlError>().Any(error => SqlServerErrors.Transient.Contains(error.Number)),
        DbUpdateConcurrencyException => false, // someone else was faster: an answer, not an accident
        _ => e.InnerException is { } inner && inner.IsTransient(),
    };

    /// <summary>True when it is certain that nothing was committed: the server chose it as the victim.</summary>
    public static bool IsRolledBack(this Exception e) => e switch
    {
        PostgresException p => p.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        SqlException s => s.Number is 1205 or 3960,
        _ => e.InnerException?.IsRolledBack() == true,
    };

    /// <summary>
    /// True when the same work may succeed when it is done again from its start: somebody else was first, or <see cref="IsTransient"/>.
    /// </summary>
    public static bool MayPass(this Exception e) => e is DbUpdateConcurrencyException || (e is DbUpdateException u && u.IsDuplicate())
        || e.IsTransient();
}
