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
