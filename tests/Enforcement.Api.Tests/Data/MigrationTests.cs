using Enforcement.Api.Data;
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
        var differences = db.GetService<IMigrationsModelDiffer>().GetDifferences(migrated.GetRelationalModel(), db.GetService<IDesignTimeModel>().Model.GetRelationalModel());
        differences.Select(d => d.GetType().Name).ShouldBeEmpty("run deploy/migrations.sh with a name for the change");
    }

    /// <summary>SQL Server: an index key has at most 1,700 bytes, a clustered one 900; a long one fails only when such a row comes.</summary>
    [Fact]
    public void Every_key_fits_the_index_of_sql_server()
    {
        using var db = Open("SqlServer");
        foreach (var entity in db.Model.GetEntityTypes())
            foreach (var (name, properties, most) in entity.GetKeys().Select(k => ($"key {string.Join('+', k.Properties.Select(p => p.Name))}", k.Properties, 900))
                .Concat(entity.GetIndexes().Select(i => ($"index {string.Join('+', i.Properties.Select(p => p.Name))}", i.Properties, 1700))))
            {
                var sizes = properties.Select(p => (p.Name, Text: p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType, p.FindRelationalTypeMapping()!.Size)).ToList();
                sizes.Where(p => p.Text == typeof(string) && p.Size is null).Select(p => p.Name).ShouldBeEmpty($"{entity.DisplayName()} {name} holds text without a length");
                sizes.Sum(p => p.Text == typeof(string) ? 2 * p.Size : 16).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(most, $"{entity.DisplayName()} {name}");
            }
    }

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
        foreach (var (pragma, value) in new[] { ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("busy_timeout", "5000") })
            (await app.DbAsync(async db =>
            {
                await db.Database.OpenConnectionAsync();
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"PRAGMA {pragma}";
                return (await command.ExecuteScalarAsync())?.ToString();
            })).ShouldBe(value, pragma);
    }

    private static EnforcementDb Open(string provider) => provider switch
    {
        "Sqlite" => new SqliteDesignTime().CreateDbContext([]),
        "PostgreSql" => new PostgreSqlDesignTime().CreateDbContext([]),
        _ => new SqlServerDesignTime().CreateDbContext([]),
    };
}
