using Enforcement.Api.Shared;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Enforcement.Api.Data;

internal static class DataSetup
{
    /// <summary>Makes the data directory, readable by the product's own account alone: it holds people's data and the keys of sessions.</summary>
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
                Add<SqliteEnforcementDb>(services, o => o.UseSqlite(settings.ConnectionString).AddInterceptors(new SqlitePragmas()));
                break;
            case DatabaseProvider.PostgreSql:
                Add<PostgreSqlEnforcementDb>(services, o => o.UseNpgsql(settings.ConnectionString));
                break;
            case DatabaseProvider.SqlServer:
                Add<SqlServerEnforcementDb>(services, o => o.UseSqlServer(settings.ConnectionString));
                break;
        }
        services.AddSingleton(_ => new WriteGate(singleWriter: settings.Provider == DatabaseProvider.Sqlite));
        services.AddSingleton<Stamps>();
        services.AddScoped<UnitOfWork>();
        if (ClockFollower.IsNeeded(settings)) services.AddHostedService<ClockFollower>();
    }

    private static void Add<T>(IServiceCollection services, Action<DbContextOptionsBuilder> use)
        where T : EnforcementDb
    {
        services.AddDbContext<T>(o =>
        {
            use(o);
            Common(o);
        });
        services.AddScoped<EnforcementDb>(s => s.GetRequiredService<T>());
    }

    /// <summary>What belongs to a case is read through its case on purpose, so that the case's filter hides it too: no warning is due.</summary>
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

    /// <summary>True when the server gave up on it, or was not there: deadlock, lost or refused connection, restart. The same may succeed a moment later.</summary>
    public static bool IsTransient(this Exception e) => e switch
    {
        PostgresException p => p.IsTransient || p.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException { IsTransient: true } => true,
        // Deadlock, snapshot conflict; no answer, no server, a connection that broke (numbers of the network's own), a server that is starting, ending or busy.
        SqlException s => s.Number is 1205 or 3960 or -2 or 2 or 53 or 64 or 121 or 233 or 258 or 4060 or 6005 or 10053 or 10054 or 10060 or 10061 or 17142 or 18401,
        _ => e.InnerException?.IsTransient() == true,
    };

    /// <summary>True when it is certain that nothing was committed: the server chose it as the victim.</summary>
    public static bool IsRolledBack(this Exception e) => e switch
    {
        PostgresException p => p.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        SqlException s => s.Number is 1205 or 3960,
        _ => e.InnerException?.IsRolledBack() == true,
    };

    /// <summary>True when the same work may succeed when it is done again from its start: somebody else was first, or <see cref="IsTransient"/>.</summary>
    public static bool MayPass(this Exception e) => e is DbUpdateConcurrencyException || (e is DbUpdateException u && u.IsDuplicate()) || e.IsTransient();

    /// <summary>Brings the schema up to date.</summary>
    public static Task MigrateAsync(this EnforcementDb db, CancellationToken ct) => db.Database.MigrateAsync(ct);
}
