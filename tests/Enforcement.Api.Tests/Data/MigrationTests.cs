using System.Globalization;
using Enforcement.Api.Data;
using Enforcement.Api.Leads;
using Enforcement.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Data;

public sealed class MigrationTests
{
    public static TheoryData<string> Providers => ["Sqlite", "PostgreSql", "SqlServer"];

    [Theory, MemberData(nameof(Providers))]
    public void The_migrations_say_what_the_model_says(string provider)
    {
        using var db = Open(provider);
        var snapshot = db.GetService<IMigrationsAssembly>().ModelSnapshot.ShouldNotBeNull().Model;
        var migrated = db.GetService<IModelRuntimeInitializer>().Initialize(((IMutableModel)snapshot).FinalizeModel());
        var differences = db.GetService<IMigrationsModelDiffer>()
            .GetDifferences(migrated.GetRelationalModel(), db.GetService<IDesignTimeModel>().Model.GetRelationalModel());
        differences.Select(d => d.GetType().Name).ShouldBeEmpty("run deploy/migrations.sh with a name for the change");
    }

    /// <summary>
    /// SQL Server: an index key has at most 1,700 bytes, a clustered one 900; a long one fails only when such a row comes.
    /// </summary>
    [Fact]
    public void Every_key_fits_the_index_of_sql_server()
    {
        using var db = Open("SqlServer");
        foreach (var table in db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables)
            foreach (var (name, columns, most) in table.UniqueConstraints.Select(k => (k.Name, k.Columns, 900))
                .Concat(table.Indexes.Select(i => (i.Name, i.Columns, 1_700))))
                columns.Sum(c => Bytes(c.StoreType))
                    .ShouldBeLessThanOrEqualTo(most, $"{table.Name} {name}: {string.Join(", ", columns.Select(c => c.StoreType))}");
    }

    /// <summary>What a value of the type takes in a key; a type without a length takes more than any key has.</summary>
    private static int Bytes(string type) => type.Split('(', ')') switch
    {
        ["bit" or "tinyint"] => 1,
        ["date"] => 3,
        ["int"] => 4,
        ["bigint" or "float"] => 8,
        ["datetimeoffset"] => 10,
        ["uniqueidentifier"] => 16,
        ["varbinary", not "max", ..] varbinary => int.Parse(varbinary[1], CultureInfo.InvariantCulture),
        ["nvarchar", not "max", ..] nvarchar => 2 * int.Parse(nvarchar[1], CultureInfo.InvariantCulture),
        _ => int.MaxValue / 16,
    };

    [Fact]
    public async Task A_new_database_is_ready_after_start_and_one_that_lacks_migrations_is_not()
    {
        await using var migrated = await MadeApp.StartAsync();
        using var ready = await migrated.ClientFor(null).GetAsync("/health/ready");
        ((int)ready.StatusCode).ShouldBe(200);

        await migrated.DbAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\""));
        using var unready = await migrated.ClientFor(null).GetAsync("/health/ready");
        ((int)unready.StatusCode).ShouldBe(503);
        using var live = await migrated.ClientFor(null).GetAsync("/health/live");
        ((int)live.StatusCode).ShouldBe(200);
    }

    [SqliteFact]
    public async Task A_sqlite_commit_is_on_the_disk_before_it_is_answered_and_readers_do_not_wait()
    {
        await using var app = await MadeApp.StartAsync();
        foreach (var (pragma, value) in new[] { ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"),
            ("busy_timeout", "5000") })
            (await app.DbAsync(async db =>
            {
                await db.Database.OpenConnectionAsync();
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"PRAGMA {pragma}";
                return (await command.ExecuteScalarAsync())?.ToString();
            })).ShouldBe(value, pragma);
    }

    /// <summary>A review may exclude any number of patches, and asks for them by a list.</summary>
    [Fact]
    public async Task A_list_of_any_length_may_be_asked_for()
    {
        await using var app = await MadeApp.StartAsync();
        var ids = Enumerable.Range(0, 40_000).Select(_ => Guid.NewGuid()).ToList();
        (await app.DbAsync(db => db.Set<LeadRow>().AsNoTracking().Where(l => ids.Contains(l.Id)).OrderBy(l => l.SourceNumber)
            .Select(l => new { l.Id, l.SourceNumber }).ToListAsync())).ShouldBeEmpty();
    }

    private static EnforcementDb Open(string provider) => provider switch
    {
        "Sqlite" => new SqliteDesignTime().CreateDbContext([]),
        "PostgreSql" => new PostgreSqlDesignTime().CreateDbContext([]),
        _ => new SqlServerDesignTime().CreateDbContext([]),
    };
}
