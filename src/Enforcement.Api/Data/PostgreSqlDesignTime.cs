using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Enforcement.Api.Data;

/// <inheritdoc cref="SqliteDesignTime"/>
internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlEnforcementDb>
{
    public PostgreSqlEnforcementDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlEnforcementDb>().UseNpgsql("Host=localhost").Options, new CurrentActor());
}
