using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Enforcement.Api.Data;

/// <inheritdoc cref="SqliteDesignTime"/>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerEnforcementDb>
{
    public SqlServerEnforcementDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerEnforcementDb>().UseSqlServer("Server=.").Options, new CurrentActor());
}
