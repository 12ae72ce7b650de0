using System.Diagnostics;
using System.Runtime.CompilerServices;
using Enforcement.Api.Data;
using Enforcement.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Data;

/// <summary>A database that this version cannot serve: a sentence, no start, nothing changed.</summary>
public sealed class StartRefusalTests : IAsyncLifetime
{
    private const string Nowhere = "Host=127.0.0.1;Port=9;Database=x;Username=x;Password=geheim;Timeout=2";

    private readonly string _directory = Directory.CreateTempSubdirectory("enforcement-").FullName;

    public async ValueTask InitializeAsync() => await TestDatabase.CreateAsync(_directory);

    public async ValueTask DisposeAsync() => await TestDatabase.DeleteAsync(_directory);

    [Theory]
    [InlineData("20990101000000_Later", "newer version")]
    [InlineData("20261121121615_WhoIsWho", "trial")]
    public async Task A_database_of_another_version_is_refused_by_name(string migration, string word)
    {
        await using (var app = await StartAsync())
            await app.DbAsync(db => db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ({migration}, '10.0.0')"""));

        (await RefusedAsync()).ShouldSatisfyAllConditions(m => m.ShouldContain(migration), m => m.ShouldContain(word));
    }

    [Fact]
    public async Task A_database_that_lacks_migrations_is_refused_where_the_product_may_not_apply_them()
    {
        (await RefusedAsync(("Enforcement:Database:Migrate", "false"))).ShouldSatisfyAllConditions(m => m.ShouldContain("_Initial"), m =>
            m.ShouldContain("Migrate"));

        await using var app = await StartAsync(); // nothing stands in the way of the first migration
        using var ready = await app.ClientFor(null).GetAsync("/health/ready");
        ((int)ready.StatusCode).ShouldBe(200);
        await using var again = await StartAsync(("Enforcement:Database:Migrate", "false"));
    }

    [Theory]
    [InlineData("PostgreSql", Nowhere, "cannot be reached")]
    [InlineData("PostgreSql", "Hoost=x", "cannot be read")]
    [InlineData("SqlServer", "Server=tcp:127.0.0.1,9;User Id=x;Password=geheim;Connect Timeout=2", "cannot be reached")]
    [InlineData("PostgreSql", "", "ConnectionStrings:Enforcement is not set")]
    [InlineData("Oracle", "", "may be Sqlite, PostgreSql or SqlServer")]
    public async Task A_wrong_connection_is_refused_without_telling_its_password(string provider, string connection, string sentence)
    {
        var message = await RefusedAsync(("Enforcement:Database:Provider", provider), ("ConnectionStrings:Enforcement", connection));
        message.ShouldContain(sentence);
        message.ShouldNotContain("geheim");
    }

    [Fact]
    public async Task Who_operates_it_reads_the_sentence_and_scripts_see_a_failure()
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Enforcement.Web.dll")]) { RedirectStandardError = true,
                RedirectStandardOutput = true };
        foreach (var (key, value) in new[]
        {
            ("Enforcement__DataDirectory", _directory), ("Enforcement__Database__Provider", "PostgreSql"),
            ("ConnectionStrings__Enforcement", Nowhere), ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
        }) start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var (error, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(1);
        (await error).Trim().ShouldStartWith("The PostgreSql database of ConnectionStrings:Enforcement cannot be reached");
        (await error).ShouldNotContain("   at ");
        _ = await output;
    }

    /// <summary>EF's own lock of a migration: a kill leaves its row, and the product would wait for ever.</summary>
    [SqliteFact]
    public async Task A_lock_that_a_killed_migration_left_behind_does_not_hang_the_next_start()
    {
        await using (var file = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Path.Combine(_directory, "enforcement.db")};Pooling=False"))
        {
            await file.OpenAsync();
            await using var command = file.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-11-28 06:00:00+00:00');
                """;
            await command.ExecuteNonQueryAsync();
        }
        await using var app = await StartAsync();
        using var ready = await app.ClientFor(null).GetAsync("/health/ready");
        ((int)ready.StatusCode).ShouldBe(200);
    }

    private Task<MadeApp> StartAsync(params (string, string)[] settings) => MadeApp.StartAsync(directory: _directory, settings: settings);

    private async Task<string> RefusedAsync(params (string, string)[] settings) =>
        (await Should.ThrowAsync<StartRefusedException>(() => StartAsync(settings))).Message;
}

/// <summary>A rule of SQLite alone: not run on a server.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SqliteFactAttribute : FactAttribute
{
    public SqliteFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = TestDatabase.IsServer ? "A rule of SQLite." : null;
}
