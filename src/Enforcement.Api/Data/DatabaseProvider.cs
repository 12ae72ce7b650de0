namespace Enforcement.Api.Data;

/// <summary>Which database holds the rows.</summary>
internal enum DatabaseProvider
{
    /// <summary>One file under the data directory; one process. The default.</summary>
    Sqlite,
    /// <summary>A PostgreSQL server; several processes.</summary>
    PostgreSql,
    /// <summary>The bureau's SQL Server; several processes.</summary>
    SqlServer,
}
