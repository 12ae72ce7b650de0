using System.Diagnostics.CodeAnalysis;
using Enforcement.Api.Identity;
using Enforcement.Api.Journal;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Leads;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Enforcement.Api.Data;

/// <summary>
/// Every row of the product. Each room configures its own rows (<see cref="IEntityTypeConfiguration{TEntity}"/> beside them);
/// what a person may see of them is decided by the room's query filters on <see cref="Scope"/> (<see cref="Kernel.Room.Scope"/>), for every query.
/// </summary>
internal abstract class EnforcementDb(DbContextOptions options, ICurrentActor current) : IdentityUserContext<Person>(options), IDataProtectionKeyContext
{
    /// <summary>The keys of sessions and of what is kept encrypted, where several processes must have the same; on SQLite they are files.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>What the present actor may see. Evaluated by the filters at every query.</summary>
    public ReadScope Scope => ReadScope.Of(current.Actor);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        KeepIdentityKeysShort(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(EnforcementDb).Assembly);
        foreach (var room in Composition.Rooms)
        {
            room.Rows?.Invoke(builder, this);
            room.Scope?.Invoke(builder, this);
        }
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()))
            key.DeleteBehavior = DeleteBehavior.Restrict; // nothing is ever deleted by accident (process.md section 2)
    }

    // SQL Server indexes at most 900 bytes; Identity's own lengths of 450 characters, three to a key, are 2,700.
    private static void KeepIdentityKeysShort(ModelBuilder builder)
    {
        builder.Entity<Person>().Property(p => p.Id).HasMaxLength(36);
        builder.Entity<IdentityUserClaim<string>>().ToTable("PersonClaims");
        builder.Entity<IdentityUserLogin<string>>(b =>
        {
            b.ToTable("PersonLogins");
            b.Property(l => l.LoginProvider).HasMaxLength(100);
            b.Property(l => l.ProviderKey).HasMaxLength(200);
        });
        builder.Entity<IdentityUserToken<string>>(b =>
        {
            b.ToTable("PersonTokens");
            b.Property(t => t.LoginProvider).HasMaxLength(100);
            b.Property(t => t.Name).HasMaxLength(100);
        });
    }

    /// <summary>Kept as text, whatever it is in the row.</summary>
    protected static bool IsText(IMutableProperty property) => (property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType) == typeof(string);

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configuration.Properties<LeadChannel>().HaveConversion<NamedConverter<LeadChannel>>().HaveMaxLength(40);
        configuration.Properties<DocumentKind>().HaveConversion<NamedConverter<DocumentKind>>().HaveMaxLength(40);
    }
}

/// <summary>The default: one SQLite file under the data directory.</summary>
internal sealed class SqliteEnforcementDb(DbContextOptions<SqliteEnforcementDb> options, ICurrentActor current) : EnforcementDb(options, current)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        // SQLite has no instant type; UTC ticks sort and compare.
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }
}

/// <summary>
/// A PostgreSQL server. Instants are UTC ticks as on SQLite: its own type keeps microseconds, and the journal hashes 100 ns. Names are in lower case, so that
/// SQL written by hand needs no quotes; texts are compared sign by sign, whatever the server's locale.
/// </summary>
internal sealed class PostgreSqlEnforcementDb(DbContextOptions<PostgreSqlEnforcementDb> options, ICurrentActor current) : EnforcementDb(options, current)
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

/// <summary>The bureau's SQL Server. What is particular to it: adr/0015.</summary>
internal sealed class SqlServerEnforcementDb(DbContextOptions<SqlServerEnforcementDb> options, ICurrentActor current) : EnforcementDb(options, current)
{
    /// <summary>
    /// How every text is compared and ordered: sign by sign, as on SQLite and PostgreSQL; a Chinese or Latin collation would take "Ａ1" for "A1", or overlook a rare character. The database itself must have it, too
    /// (<see cref="SqlServerDatabase"/>): what EF Core makes of a list (OPENJSON) or of a batch (a table variable) takes the database's, and two that differ do not compare.
    /// </summary>
    public const string Collation = "Latin1_General_100_BIN2";

    /// <summary>For a search that does not ask for the case of letters; everything else about them still counts.</summary>
    public const string AnyCase = "Latin1_General_100_CI_AS_KS_WS_SC";

    public const string JournalTrigger = "JournalIsAppendOnly";

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var text in builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(IsText)) text.SetCollation(Collation);
        builder.Entity<JournalRow>().ToTable(t => t.HasTrigger(JournalTrigger)); // the server refuses OUTPUT to the client on a table with triggers
    }
}

/// <summary>An instant as UTC ticks; read back with the legal offset.</summary>
internal sealed class UtcTicksConverter()
    : ValueConverter<DateTimeOffset, long>(v => v.UtcTicks, v => new DateTimeOffset(v, TimeSpan.Zero).ToOffset(Enforcement.Workflows.Deadlines.LegalTime.Offset));
