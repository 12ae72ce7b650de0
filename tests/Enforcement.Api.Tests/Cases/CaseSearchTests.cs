using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Testing;
using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Cases;

/// <summary>
/// Any part of a number, an address or a party's name finds its cases, whatever the characters; and only what the reader may see.
/// </summary>
public sealed class CaseSearchTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new() { Demo = true };
    private CaseClient _http = null!;

    public ValueTask InitializeAsync()
    {
        _http = new CaseClient(_app);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<List<string>> FindAsync(string q, string user = "planning") =>
        [.. (await _http.GetAsync(user, $"/api/cases?pageSize=200&q={Uri.EscapeDataString(q)}"))["items"]!.AsArray()
            .Select(c => c!["number"]!.GetValue<string>())];

    private Task<string> OpenAsync(string address, string? party = null) =>
        _http.OpenAsync(address, party: party is null ? null : new { name = party, kind = "person" });

    [Theory]
    [InlineData("石马峪", true)]
    [InlineData("峪", true)]
    [InlineData("𠮷", true)] // beyond the basic plane: two chars, one character
    [InlineData("𠮷田", true)]
    [InlineData("100%_[甲]", true)]
    [InlineData("' OR 1=1 --", false)]
    [InlineData("\" AND *", false)]
    [InlineData("马石", false)]
    [InlineData("0%_", true)]
    [InlineData("0x_", false)] // a sign of the language of patterns is a sign like others
    [InlineData("b-12", true)]
    public async Task What_stands_in_the_address_or_name_is_found_and_nothing_else(string q, bool isFound)
    {
        var number = await OpenAsync("溪翁庄镇石马峪村100%_[甲]B-12号", "𠮷田太郎");
        (await FindAsync(q)).Contains(number).ShouldBe(isFound);
    }

    [Fact]
    public async Task Every_part_finds_as_comparing_all_cases_one_by_one_would()
    {
        var random = new Random(20261121);
        const string letters = "密云溪翁庄石城村北";
        string Text(int n) => new([.. Enumerable.Range(0, n).Select(_ => letters[random.Next(letters.Length)])]);
        for (var i = 0; i < 25; i++) await OpenAsync(Text(random.Next(1, 8)), Text(2));
        var all = await _app.DbAsync(db => db.Set<CaseRow>().IgnoreQueryFilters().AsNoTracking().ToListAsync());
        for (var i = 0; i < 40; i++)
        {
            var q = i % 4 == 0 ? all[random.Next(all.Count)].Number[random.Next(4)..] : Text(random.Next(1, 4));
            var expected = all.Where(c => c.Number.Contains(q, StringComparison.OrdinalIgnoreCase)
                || c.Address.Contains(q, StringComparison.Ordinal) || c.PartyName?.Contains(q, StringComparison.Ordinal) == true);
            (await FindAsync(q)).Order().ShouldBe(expected.Select(c => c.Number).Order(), q);
        }
    }

    [Fact]
    public async Task Search_dashboard_and_due_deadlines_are_answered_by_their_indexes() => await _app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<EnforcementDb>();
        (IQueryable Query, string OnSqlite, string OnPostgreSql)[] asked =
        [
            (services.GetRequiredService<CaseSearch>().Matching("石马峪", byIndex: true), "SCAN CaseSearch VIRTUAL TABLE INDEX",
                "ix_casesearch_grams"),
            (db.Set<CaseRow>().Where(c => c.EndedAt == null).Select(c => c.Town), "USING COVERING INDEX IX_Cases_EndedAt",
                "ix_cases_endedat"),
            (SweepDeadlines.Handler.Due(db, DateTimeOffset.UnixEpoch, DateTimeOffset.MinValue, 0).Take(500),
                "USING INDEX IX_Deadlines_State_DueAt", "ix_deadlines_state_dueat"),
        ];
        await db.Database.OpenConnectionAsync();
        if (TestDatabase.IsServer) await db.Database.ExecuteSqlRawAsync(
            "SET enable_seqscan = off; SET enable_indexscan = off; SET enable_indexonlyscan = off"); // of so few rows it would read all; bitmaps need a condition
        foreach (var (query, onSqlite, onPostgreSql) in asked)
        {
            await using var command = query.CreateDbCommand();
            command.CommandText = (TestDatabase.IsServer ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
            await using var rows = await command.ExecuteReaderAsync();
            var plan = "";
            while (await rows.ReadAsync()) plan += rows.GetString(TestDatabase.IsServer ? 0 : 3) + "\n";
            plan.ShouldContain(TestDatabase.IsServer ? onPostgreSql : onSqlite);
        }
        return 0;
    });

    [Fact]
    public async Task A_search_shows_only_what_the_reader_may_see()
    {
        var number = await OpenAsync("溪翁庄镇石马峪村甲一号");
        (await FindAsync("甲一号", CaseClient.Lead)).ShouldBe([number]);
        (await FindAsync("甲一号", "lead.gubeikou")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_nearly_every_case_holds_is_counted_to_a_limit_and_says_so()
    {
        await AddManyAsync(CaseSearch.MostCounted + 50);
        var page = await _http.GetAsync("planning", "/api/cases?pageSize=3&sort=openedAt&q=" + Uri.EscapeDataString("常见"));
        page["total"]!.GetValue<int>().ShouldBe(CaseSearch.MostCounted);
        page["more"]!.GetValue<bool>().ShouldBeTrue();
        page["items"]!.AsArray().Select(c => c!["number"]!.GetValue<string>()).ShouldBe(["X1", "X2", "X3"]);
        (await _http.GetAsync("planning", "/api/cases?q=" + Uri.EscapeDataString("见常")))["total"]!.GetValue<int>().ShouldBe(0);
    }

    /// <summary>Closed cases X1, X2, … at one address.</summary>
    private Task<int> AddManyAsync(int count, Func<int, string?>? village = null) => _app.InScopeAsync(async services =>
    {
        var (db, work, search) = (services.GetRequiredService<EnforcementDb>(), services.GetRequiredService<UnitOfWork>(),
            services.GetRequiredService<CaseSearch>());
        return await work.RunAsync(async () =>
        {
            var rows = Enumerable.Range(1, count).Select(i => new CaseRow
            {
                Number = $"X{i}", Town = "110118101", Village = village?.Invoke(i), FirstFinder = "110118101", Stage = CaseStage.Closed,
                FoundAt = At(i), OpenedAt = At(i), StageSince = At(i), EndedAt = At(1),
                PolicyVersion = 1, Track = "inProgress", TrackVersion = 1, Address = "常见地址", Lon = 116.9, Lat = 40.5, Cell = 1,
                Version = 1, HeadHash = "",
            }).ToList();
            await db.AddManyAsync(rows, CancellationToken.None);
            foreach (var row in rows) await search.PutAsync(row, CancellationToken.None);
            return 0;
        }, CancellationToken.None);
        static DateTimeOffset At(int minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute);
    });

    [Theory]
    [InlineData("planning", "", CaseSearch.MostCounted)]
    [InlineData("planning", "&open=true", 1)]
    [InlineData(CaseClient.Lead, "&open=true", 1)]
    [InlineData(CaseClient.Lead, "", CaseSearch.MostCounted)]
    [InlineData("lead.gubeikou", "", 0)]
    [InlineData("village.xiwengzhuang", "", 3)]
    [InlineData("discipline", "", 1)]
    public async Task A_text_that_very_many_hold_finds_the_few_that_scope_and_filter_leave(string user, string filter, int expected)
    {
        var open = await _http.OpenAsync("常见地址");
        await _app.DbAsync(async db =>
        {
            var villageUnit = await db.Users.Where(p => p.UserName == "village.xiwengzhuang").Select(p => p.UnitCode).SingleAsync();
            await AddManyAsync(6_000, i => i < 4 ? villageUnit : null);
            return await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO Referrals (CaseNumber, ToUnit, Cause, At) SELECT 'X9', UnitCode, 'x', 1 FROM People WHERE UserName = 'discipline'");
        });
        var page = await _http.GetAsync(user, $"/api/cases?pageSize=2&q={Uri.EscapeDataString("常见")}{filter}");
        page["total"]!.GetValue<int>().ShouldBe(expected);
        page["items"]!.AsArray().Count.ShouldBe(Math.Min(expected, 2));
        if (expected == 1) (user == "discipline" ? "X9" : open).ShouldBe(page["items"]![0]!["number"]!.GetValue<string>());
    }

    [Fact]
    public async Task Rows_of_an_older_version_are_brought_up_to_date_at_start()
    {
        var number = await _http.OrderedAsync();
        await _app.DbAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM CaseSearch");
            await db.Database.ExecuteSqlRawAsync("DELETE FROM StageSpans");
            return await db.Database.ExecuteSqlRawAsync("UPDATE Cases SET StageSince = NULL, Handler = NULL, EndedAt = NULL");
        });
        (await FindAsync(number)).ShouldBeEmpty();
        await _app.InScopeAsync(async services =>
        {
            await CaseProjection.CatchUpAsync(services, CancellationToken.None);
            return 0;
        });
        (await FindAsync(number)).ShouldBe([number]);
        var row = await _app.DbAsync(db => db.Set<CaseRow>().IgnoreQueryFilters().Include(c => c.Spans)
            .SingleAsync(c => c.Number == number));
        row.Handler.ShouldBe(CaseClient.Inspector);
        row.Spans.Select(s => s.Stage.ToString()).ShouldBe(["Discovered", "Stopped", "Determined"]);
        (await _app.DbAsync(db => db.Set<CaseRow>().IgnoreQueryFilters()
            .CountAsync(c => (c.EndedAt != null) != (c.Stage == Workflows.Cases.CaseStage.Closed
                || c.Stage == Workflows.Cases.CaseStage.Withdrawn)))).ShouldBe(0);
    }
}
