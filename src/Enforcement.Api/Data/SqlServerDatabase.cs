using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Data;

/// <summary>
/// What SQL Server says of the database that the product was given (a row of sys.databases), and whether the product works on such a one.
/// </summary>
internal sealed record SqlServerDatabase
{
    /// <summary>The level for which EF Core writes its statements and the tests parse them: SQL Server 2019.</summary>
    public const int LeastLevel = 150;

    public required string Name { get; init; }
    public required int CompatibilityLevel { get; init; }
    public required string? Collation { get; init; }
    /// <summary>Readers see the last commit and wait for no writer.</summary>
    public required bool SnapshotReads { get; init; }

    /// <summary>The row of the database that the context is connected to.</summary>
    public static Task<SqlServerDatabase> ReadAsync(EnforcementDb db, CancellationToken ct) => db.Database.SqlQuery<SqlServerDatabase>(
        $"SELECT name AS Name, CAST(compatibility_level AS int) AS CompatibilityLevel, collation_name AS Collation, is_read_committed_snapshot_on AS SnapshotReads FROM sys.databases WHERE database_id = DB_ID()").SingleAsync(ct);

    /// <summary>Why the product does not start on it, with the statements that mend it; null when it does.</summary>
    public string? Refusal()
    {
        var name = $"[{Name.Replace("]", "]]", StringComparison.Ordinal)}]";
        var wrong = new List<string>();
        if (CompatibilityLevel < LeastLevel)
            wrong.Add(string.Create(CultureInfo.InvariantCulture,
                $"its compatibility level is {CompatibilityLevel} (ALTER DATABASE {name} SET COMPATIBILITY_LEVEL = {LeastLevel};)"));
        if (Collation != SqlServerEnforcementDb.Collation)
            wrong.Add($"its collation is {Collation} (before the first migration: ALTER DATABASE {name} COLLATE {SqlServerEnforcementDb.Collation};)");
        if (!SnapshotReads) wrong.Add(
            $"its readers wait for writers (ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;)");
        return wrong.Count == 0 ? null
            : $"The database {Name} is not set as the product needs it: {string.Join("; ", wrong)}. A DBA sets it, then start again. Nothing was changed.";
    }
}
