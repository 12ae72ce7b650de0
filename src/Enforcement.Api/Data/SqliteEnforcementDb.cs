using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Data;

/// <summary>The default: one SQLite file under the data directory.</summary>
internal sealed class SqliteEnforcementDb(DbContextOptions<SqliteEnforcementDb> options, ICurrentActor current)
    : EnforcementDb(options, current)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        // SQLite has no instant type; UTC ticks sort and compare.
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }
}
