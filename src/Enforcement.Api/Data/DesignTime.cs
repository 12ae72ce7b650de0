using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Enforcement.Api.Data;

/// <summary>Lets <c>dotnet ef</c> write migrations without starting the product.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteEnforcementDb>
{
    public SqliteEnforcementDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteEnforcementDb>().UseSqlite("Data Source=:memory:").Options, new CurrentActor());
}

/// <inheritdoc cref="SqliteDesignTime"/>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerEnforcementDb>
{
    public SqlServerEnforcementDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerEnforcementDb>().UseSqlServer("Server=.").Options, new CurrentActor());
}

/// <inheritdoc cref="SqliteDesignTime"/>
internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlEnforcementDb>
{
    public PostgreSqlEnforcementDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlEnforcementDb>().UseNpgsql("Host=localhost").Options, new CurrentActor());
}
