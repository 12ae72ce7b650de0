using Enforcement.Api.Identity;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Leads;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Enforcement.Api.Data;

/// <summary>
/// Every row of the product. Each room configures its own rows (<see cref="IEntityTypeConfiguration{TEntity}"/> beside them);
/// what a person may see of them is decided by the room's query filters on <see cref="Scope"/> (<see cref="Kernel.Room.Scope"/>), for
/// every query.
/// </summary>
internal abstract class EnforcementDb(DbContextOptions options, ICurrentActor current) : IdentityUserContext<Person>(options),
    IDataProtectionKeyContext
{
    /// <summary>
    /// The keys of sessions and of what is kept encrypted, where several processes must have the same; on SQLite they are files.
    /// </summary>
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
    protected static bool IsText(IMutableProperty property) =>
        (property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType) == typeof(string);

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configuration.Properties<LeadChannel>().HaveConversion<NamedConverter<LeadChannel>>().HaveMaxLength(40);
        configuration.Properties<DocumentKind>().HaveConversion<NamedConverter<DocumentKind>>().HaveMaxLength(40);
    }
}
