using System.Data.Common;
using Enforcement.Api.Data;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Enforcement.Api.Shared;

/// <summary>The settings of the product (<c>Enforcement:*</c>), read once at start.</summary>
internal sealed record EnforcementSettings
{
    /// <summary>Where the SQLite file, evidence and keys live; relative to the content root.</summary>
    public required string DataDirectory { get; init; }
    /// <summary><c>Sqlite</c> (default), <c>PostgreSql</c> or <c>SqlServer</c>.</summary>
    public required DatabaseProvider Provider { get; init; }
    /// <summary>
    /// Apply migrations at start: on SQLite unless switched off, on a server only when switched on (there a DBA runs the script).
    /// </summary>
    public required bool Migrate { get; init; }
    /// <summary>Units, people and sample cases for trying out.</summary>
    public required bool Demo { get; init; }
    /// <summary>A clock that drills and tests can move.</summary>
    public required bool Simulation { get; init; }
    /// <summary>The instant at which the simulated clock of an empty database begins; null: real time until it is set.</summary>
    public DateTimeOffset? SimulationStart { get; init; }
    /// <summary>
    /// Run the scheduler (default). Off where another process of the installation runs it, and in tests that start jobs by hand.
    /// </summary>
    public required bool Jobs { get; init; }
    public required string ConnectionString { get; init; }
    /// <summary>Where people reach the site from outside, without a slash at the end: what is printed on documents.</summary>
    public required string PublicAddress { get; init; }

    /// <summary>Months for which the audit is kept: at least 6 (网络安全法 21), default 36.</summary>
    public required int AuditMonths { get; init; }

    /// <summary>The SQLite file.</summary>
    public string DatabaseFile => Path.Combine(DataDirectory, "enforcement.db");

    public static EnforcementSettings Read(IConfiguration configuration, string contentRoot)
    {
        var section = configuration.GetSection("Enforcement");
        var directory = Path.GetFullPath(section["DataDirectory"] is { Length: > 0 } d ? d : "data", contentRoot);
        var provider = section["Database:Provider"] switch
        {
            null or "" => DatabaseProvider.Sqlite,
            var name when Enum.GetNames<DatabaseProvider>().Contains(name) => Enum.Parse<DatabaseProvider>(name),
            var other => throw new StartRefusedException(
                $"Enforcement:Database:Provider is '{other}'; it may be Sqlite, PostgreSql or SqlServer."),
        };
        return new()
        {
            DataDirectory = directory,
            Provider = provider,
            Migrate = section.GetValue("Database:Migrate", provider == DatabaseProvider.Sqlite),
            Demo = section.GetValue("Demo", false),
            Simulation = section.GetValue("Simulation", false),
            SimulationStart = section.GetValue<DateTimeOffset?>("SimulationStart"),
            Jobs = section.GetValue("Jobs", true),
            PublicAddress = (section["PublicAddress"] is { Length: > 0 } address ? address : "http://localhost:5080").TrimEnd('/'),
            AuditMonths = section.GetValue("AuditMonths", 36) is >= 6 and var months ? months
                : throw new StartRefusedException("Enforcement:AuditMonths is below 6, which the law asks for."),
            ConnectionString = provider == DatabaseProvider.Sqlite
                ? $"Data Source={Path.Combine(directory, "enforcement.db")};Foreign Keys=True"
                : configuration.GetConnectionString("Enforcement") is { Length: > 0 } given ? Readable(given, provider)
                : throw new StartRefusedException(
                    $"Enforcement:Database:Provider is {provider} but ConnectionStrings:Enforcement is not set."),
        };
    }

    private static string Readable(string connection, DatabaseProvider provider)
    {
        try
        {
            return (provider == DatabaseProvider.PostgreSql ? (DbConnectionStringBuilder)new NpgsqlConnectionStringBuilder(connection)
                : new SqlConnectionStringBuilder(connection)).ConnectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            throw new StartRefusedException($"ConnectionStrings:Enforcement cannot be read for {provider}: {e.Message}", e);
        }
    }
}
