using System.Diagnostics.CodeAnalysis;
using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Data;

/// <summary>
/// A PostgreSQL server. Instants are UTC ticks as on SQLite: its own type keeps microseconds, and the journal hashes 100 ns. Names are in
/// lower case, so that
/// SQL written by hand needs no quotes; texts are compared sign by sign, whatever the server's locale.
/// </summary>
internal sealed class PostgreSqlEnforcementDb(DbContextOptions<PostgreSqlEnforcementDb> options, ICurrentActor current)
    : EnforcementDb(options, current)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }

    [SuppressMessage("Globalization", "CA1308", Justification = "PostgreSQL folds names to lower case")]
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var type in builder.Model.GetEntityTypes())
        {
            type.SetTableName(type.GetTableName()!.ToLowerInvariant());
            foreach (var property in type.GetProperties())
            {
                property.SetColumnName(property.GetColumnName().ToLowerInvariant());
                if (IsText(property)) property.SetCollation("C");
            }
            foreach (var key in type.GetKeys()) key.SetName(key.GetName()!.ToLowerInvariant());
            foreach (var key in type.GetForeignKeys()) key.SetConstraintName(key.GetConstraintName()!.ToLowerInvariant());
            foreach (var index in type.GetIndexes()) index.SetDatabaseName(index.GetDatabaseName()!.ToLowerInvariant());
        }
    }
}
