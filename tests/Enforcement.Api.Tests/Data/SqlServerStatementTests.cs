using System.Globalization;
using System.Runtime.CompilerServices;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Data;

/// <summary>
/// SQL Server as far as it can be proven without it (adr/0015). What the product asks is looked at while all other tests ask it (<see
/// cref="SqlServerStatements"/>); here is what it writes, its scripts, and what is particular to it.
/// </summary>
public sealed class SqlServerStatementTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { "SELEC [Number] FROM [Cases]", "line 1" },
        { "SELECT [Number] FROM [Cases] LIMIT 5", "line 1" },
        { "SELECT [Number] FROM [cases]", "there is no table cases" },
        { "SELECT LEAST([Version], 1) FROM [Cases]", "the function LEAST" },
        { "INSERT INTO [Journal] ([Stream]) OUTPUT INSERTED.[Id] VALUES (@p)", "OUTPUT without INTO on Journal" },
        { "MERGE [Journal] USING (VALUES (@p, 0)) AS i ([Stream], _Position) ON 1=0 WHEN NOT MATCHED THEN INSERT ([Stream]) VALUES (i.[Stream]) OUTPUT INSERTED.[Id], i._Position;", "OUTPUT without INTO on Journal" },
        { "EXEC(N'CREATE TRIGGER x ON [Journal] AS SELEC 1;')", "line 1" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void A_statement_that_the_server_would_refuse_is_found_before(string sql, string because) =>
        Should.Throw<InvalidOperationException>(() => SqlServerRules.Check(sql)).Message.ShouldContain(because);

    [Fact]
    public void More_parameters_than_the_server_takes_are_found_before() =>
        Should.Throw<InvalidOperationException>(() =>
            SqlServerRules.Check("SELECT [Number] FROM [Cases] WHERE [Number] = @p", 2_099)).Message.ShouldContain("2099 parameters");

    [Fact]
    public void Every_table_is_written_changed_and_emptied_by_statements_that_the_server_takes()
    {
        var written = 0;
        foreach (var name in Model().GetEntityTypes().Select(t => t.Name).ToList())
            foreach (var (state, count) in new[] { (EntityState.Added, 1), (EntityState.Added, 2), (EntityState.Added, 50),
                (EntityState.Modified, 1), (EntityState.Modified, 3), (EntityState.Deleted, 1) })
            {
                var (db, server) = SqlServerStatements.Open();
                using var _ = db;
                var type = db.Model.FindEntityType(name)!;
                if (state == EntityState.Modified && type.GetProperties().All(p => p.IsKey())) continue;
                for (var i = 1; i <= count; i++) Enter(db, type, state, i);
                try
                {
                    db.SaveChanges();
                }
                catch (DbUpdateException)
                {
                    // nothing answered what was sent first, which is what is looked at
                }
                server.Sent.ShouldNotBeEmpty($"{name} {state} {count}");
                foreach (var sent in server.Sent) SqlServerRules.Check(sent.Text, sent.Parameters);
                written += server.Sent.Count;
            }
        written.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Several_journal_entries_of_one_save_are_written_past_the_trigger()
    {
        var (db, server) = SqlServerStatements.Open();
        using var _ = db;
        var type = db.Model.GetEntityTypes().Single(t => t.GetTableName() == "Journal");
        for (var i = 1; i <= 3; i++) Enter(db, type, EntityState.Added, i);
        Should.Throw<DbUpdateException>(() => db.SaveChanges());
        var sql = server.Sent.ShouldHaveSingleItem().Text;
        sql.ShouldContain("INSERT INTO [Journal]");
        sql.ShouldNotContain("MERGE");
    }

    [Fact]
    public async Task What_is_written_by_hand_for_the_server_is_read_by_its_parser()
    {
        var (db, server) = SqlServerStatements.Open();
        await using var _ = db;
        await Should.ThrowAsync<InvalidOperationException>(() => SqlServerDatabase.ReadAsync(db, CancellationToken.None));
        server.Sent.ShouldHaveSingleItem().Text.ShouldContain("sys.databases");
        var search = new SqlServerCaseSearch(db);
        foreach (var text in new[] { "云", "密云", "密云区溪翁庄镇金叵罗村" })
        {
            await search.Matching(text, byIndex: true).ToListAsync();
            await Should.ThrowAsync<InvalidOperationException>(() =>
                search.ProposesFewAsync(text, CancellationToken.None)); // its count has no row
        }
        server.Sent.Count.ShouldBe(7);
        foreach (var sent in server.Sent) SqlServerRules.Check(sent.Text, sent.Parameters);
    }

    [Fact]
    public void The_search_asks_for_any_case_of_letters_though_columns_are_compared_sign_by_sign()
    {
        var (db, server) = SqlServerStatements.Open();
        using var closing = db;
        new SqlServerCaseSearch(db).Matching("abc", byIndex: false).ToList().ShouldBeEmpty();
        server.Sent.ShouldHaveSingleItem().Text.Split(SqlServerEnforcementDb.AnyCase).Length.ShouldBe(4, "number, address and party");
    }

    [Fact]
    public void Migrations_are_read_by_the_parser_of_the_server()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        foreach (var options in new[] { MigrationsSqlGenerationOptions.Default, MigrationsSqlGenerationOptions.Idempotent })
            SqlServerRules.Check(db.GetService<IMigrator>().GenerateScript(options: options));
    }

    /// <summary>A DBA runs the script; the product of the same build must find all its migrations in it.</summary>
    [Theory, InlineData("sqlserver.sql"), InlineData("postgresql.sql")]
    public void The_script_for_the_DBA_is_what_the_migrations_say(string file)
    {
        using EnforcementDb db = file == "sqlserver.sql" ? new SqlServerDesignTime().CreateDbContext([]) : new PostgreSqlDesignTime()
            .CreateDbContext([]);
        var script = File.ReadAllText(Path.Combine(Root(), "deploy", file));
        Plain(script).ShouldBe(Plain(db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent)),
            "run deploy/migrations.sh");
        if (file == "sqlserver.sql") SqlServerRules.Check(script);

        static string Plain(string text) => text.Replace("\r", "", StringComparison.Ordinal).Trim('\uFEFF', '\n', ' ');
    }

    [Fact]
    public void Every_text_is_compared_sign_by_sign_on_the_server()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        var columns = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(t => t.Columns)
            .Where(c => c.StoreType.Contains("char", StringComparison.Ordinal)).ToList();
        columns.Count.ShouldBeGreaterThan(100);
        columns.Where(c => c.Collation != SqlServerEnforcementDb.Collation).Select(c => $"{c.Table.Name}.{c.Name}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(150, "Latin1_General_100_BIN2", true, null)]
    [InlineData(160, "Latin1_General_100_BIN2", true, null)]
    [InlineData(140, "Latin1_General_100_BIN2", true, "ALTER DATABASE [违建 [1]]] SET COMPATIBILITY_LEVEL = 150;")]
    [InlineData(150, "Chinese_PRC_CI_AS", true, "ALTER DATABASE [违建 [1]]] COLLATE Latin1_General_100_BIN2;")]
    [InlineData(150, null, true, "ALTER DATABASE [违建 [1]]] COLLATE Latin1_General_100_BIN2;")]
    [InlineData(150, "Latin1_General_100_BIN2", false, "ALTER DATABASE [违建 [1]]] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;")]
    public void A_database_that_is_set_otherwise_is_refused_with_the_statement_that_sets_it(int level, string? collation, bool snapshot,
        string? statement)
    {
        var refusal = new SqlServerDatabase { Name = "违建 [1]", CompatibilityLevel = level, Collation = collation,
            SnapshotReads = snapshot }.Refusal();
        if (statement is null) refusal.ShouldBeNull();
        else
        {
            refusal.ShouldNotBeNull().ShouldContain(statement);
            SqlServerRules.Check(statement);
        }
    }

    private static IModel Model()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        return db.Model;
    }

    /// <summary>A row of made-up values.</summary>
    private static void Enter(DbContext db, IEntityType type, EntityState state, int number)
    {
        var entry = db.Entry(RuntimeHelpers.GetUninitializedObject(type.ClrType));
        foreach (var property in type.GetProperties())
            if (property.ValueGenerated == ValueGenerated.Never || state != EntityState.Added) entry.Property(
                property).CurrentValue = Sample(property.ClrType, number);
        entry.State = state;
    }

    private static object? Sample(Type type, int number) =>
        type == typeof(string) ? number.ToString(CultureInfo.InvariantCulture)
        : type == typeof(byte[]) ? new byte[] { (byte)number }
        : Nullable.GetUnderlyingType(type) is { } underlying ? Sample(underlying, number)
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)
        : type == typeof(Guid) ? new Guid(number, 0, 0, new byte[8])
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)
        : type.IsPrimitive && type != typeof(bool) ? Convert.ChangeType(number, type, CultureInfo.InvariantCulture)
        : type.IsValueType ? Activator.CreateInstance(type)
        : NamedSample.Of(type) ?? throw new NotSupportedException($"{type}");

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Enforcement.sln"))) directory = directory.Parent!;
        return directory.FullName;
    }
}
