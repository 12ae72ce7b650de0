using Enforcement.Api.Shared;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

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
        if (settings.SqlServer)
        {
            services.AddDbContext<SqlServerEnforcementDb>(o => Common(o.UseSqlServer(settings.ConnectionString)));
            services.AddScoped<EnforcementDb>(s => s.GetRequiredService<SqlServerEnforcementDb>());
        }
        else
        {
            services.AddDbContext<SqliteEnforcementDb>(o => Common(o.UseSqlite(settings.ConnectionString).AddInterceptors(new SqlitePragmas())));
            services.AddScoped<EnforcementDb>(s => s.GetRequiredService<SqliteEnforcementDb>());
        }
        services.AddSingleton(_ => new WriteGate(singleWriter: !settings.SqlServer));
        services.AddScoped<UnitOfWork>();
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
        SqlException s => s.Number is 2601 or 2627,
        _ => false,
    };

    /// <summary>Brings the schema up to date.</summary>
    public static Task MigrateAsync(this EnforcementDb db, CancellationToken ct) => db.Database.MigrateAsync(ct);
}
