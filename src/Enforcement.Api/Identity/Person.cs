using Enforcement.Workflows.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Identity;

/// <summary>A person who signs in. Belongs to one unit. Never deleted, since journals name them; disabled instead.</summary>
internal sealed class Person : IdentityUser
{
    public string DisplayName { get; set; } = "";
    public string UnitCode { get; set; } = "";

    /// <summary>The person's roles, comma-separated names of <see cref="PersonRole"/>: few, never queried apart.</summary>
    public string RoleNames { get; set; } = "";

    public bool Disabled { get; set; }

    /// <summary>The password was given by someone else and must be changed at the next sign-in.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>The sign-in name, which every person has.</summary>
    public string Login => UserName!;

    public IReadOnlyList<PersonRole> Roles =>
        [.. RoleNames.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<PersonRole>)];

    internal sealed class Configuration : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> b)
        {
            b.ToTable("People");
            b.Ignore(p => p.Roles);
            b.Ignore(p => p.Login);
            b.Property(p => p.DisplayName).HasMaxLength(100);
            b.Property(p => p.UnitCode).HasMaxLength(20);
            b.Property(p => p.RoleNames).HasMaxLength(200);
            b.HasIndex(p => p.UnitCode);
        }
    }
}
