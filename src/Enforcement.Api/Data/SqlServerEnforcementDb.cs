using Enforcement.Api.Journal;
using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Data;

/// <summary>The bureau's SQL Server. What is particular to it: adr/0015.</summary>
internal sealed class SqlServerEnforcementDb(DbContextOptions<SqlServerEnforcementDb> options, ICurrentActor current)
    : EnforcementDb(options, current)
{
    /// <summary>
    /// How every text is compared and ordered: sign by sign, as on SQLite and PostgreSQL; a Chinese or Latin collation would take "Ａ1"
    /// for "A1", or overlook a rare character. The database itself must have it, too
    /// (<see cref="SqlServerDatabase"/>): what EF Core makes of a list (OPENJSON) or of a batch (a table variable) takes the database's,
    /// and two that differ do not compare.
    /// </summary>
    public const string Collation = "Latin1_General_100_BIN2";

    /// <summary>For a search that does not ask for the case of letters; everything else about them still counts.</summary>
    public const string AnyCase = "Latin1_General_100_CI_AS_KS_WS_SC";

    public const string JournalTrigger = "JournalIsAppendOnly";

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var text in builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(IsText)) text.SetCollation(Collation);
        builder.Entity<JournalRow>()
            .ToTable(t => t.HasTrigger(JournalTrigger)); // the server refuses OUTPUT to the client on a table with triggers
    }
}
