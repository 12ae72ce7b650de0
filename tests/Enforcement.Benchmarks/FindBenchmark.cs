using System.Globalization;
using Enforcement.Api.Cases;
using Enforcement.Testing;
using Microsoft.Data.Sqlite;

namespace Enforcement.Benchmarks;

/// <summary>
/// One million cases, of which 20,000 are open: the overdue dashboard and a page of case search by party, place and number, over HTTP, the whole answer read.
/// Baseline of the same run: the same search by comparing every case, and the same figures by grouping every case.
/// </summary>
internal static class FindBenchmark
{
    private const int Cases = 1_000_000, Open = 20_000, Requests = 60;

    public static async Task<bool> RunAsync()
    {
        await using var app = new EnforcementApp { SimulationStart = Bench.Start, Settings = Bench.Quiet };
        app.UseKestrel(0);
        app.StartServer();
        var made = await Bench.TimeAsync(() => AddAsync(app)) / 1000;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"     {Cases:N0} cases made in {made:0} s; file {new FileInfo(Path.Combine(app.DataDirectory, "enforcement.db")).Length / 1048576.0:0} MB"));
        using var planning = Client(app, "planning");
        using var town = Client(app, "inspector.xiwengzhuang");
        using var village = Client(app, "village.xiwengzhuang");
        using var discipline = Client(app, "discipline");
        (string What, HttpClient Who, string Path, double Limit)[] asked =
        [
            ("overdue dashboard", planning, "/api/dashboards/overdue", 50),
            ("overdue dashboard of one town", town, "/api/dashboards/overdue", 50),
            ("search by a number", planning, Search("MY2025-101-0777"), 50),
            ("search by part of a number", planning, Search("-0777"), 50),
            ("search by a party's name", planning, Search("王芳777号"), 50),
            ("search by a place", planning, Search("石马峪村777号"), 50),
            ("search by a village that thousands of cases lie in", planning, Search("石马峪村"), 50),
            ("search by what all cases hold", planning, Search("密云"), 50),
            ("search by one character", planning, Search("峪"), 50),
            ("the worst search found: no case holds it, yet its only pair stands in tens of thousands", planning, Search("777777"), 500),
            ("search in one town's own cases", town, Search("王芳777号"), 50),
            ("search of open cases only", planning, Search("王芳77") + "&open=true", 50),
            ("… by what all cases hold", planning, Search("密云") + "&open=true", 50),
            ("search by what all cases hold in one town's own cases", town, Search("密云"), 50),
            ("… in a village's", village, Search("密云"), 50),
            ("… in those sent to discipline", discipline, Search("密云"), 50),
        ];
        var times = asked.Select(_ => new List<double>()).ToList();
        var (compare, group) = (new List<double>(), new List<double>());
        for (var round = 0; round < Requests + 10; round++)
        {
            for (var i = 0; i < asked.Length; i++) times[i].Add(await Bench.TimeAsync(() => GetAsync(asked[i].Who, asked[i].Path)));
            if (round >= 15) continue;
            compare.Add(await Bench.TimeAsync(() => BareAsync(app, "SELECT Number FROM Cases WHERE instr(Number, '王芳777号') > 0 OR instr(Address, '王芳777号') > 0 OR instr(PartyName, '王芳777号') > 0 ORDER BY OpenedAt DESC LIMIT 25")));
            group.Add(await Bench.TimeAsync(() => BareAsync(app, "SELECT Town, Stage, COUNT(*), SUM(LateSince IS NOT NULL), MIN(LateSince) FROM Cases NOT INDEXED WHERE Stage NOT IN ('Closed', 'Withdrawn') GROUP BY Town, Stage")));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"     baseline: comparing every case {Bench.Median(compare.Skip(5)):0} ms, grouping every case {Bench.Median(group.Skip(1)):0} ms"));
        var ok = true;
        for (var i = 0; i < asked.Length; i++) ok &= Bench.Report($"{asked[i].What}, median of {Requests}", Bench.Median(times[i].Skip(10)), asked[i].Limit, " ms");
        return ok;
    }

    private static string Search(string q) => $"/api/cases?pageSize=25&q={Uri.EscapeDataString(q)}";

    private static HttpClient Client(EnforcementApp app, string user)
    {
        var client = app.ClientFor(user);
        client.BaseAddress = app.ClientOptions.BaseAddress;
        return client;
    }

    private static async Task GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task BareAsync(EnforcementApp app, string sql)
    {
        await using var connection = Bench.Open(app);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) _ = rows.GetValue(0);
    }

    /// <summary>Cases of twenty years over all towns, by bare inserts; every fiftieth open, a third of those late.</summary>
    private static Task AddAsync(EnforcementApp app)
    {
        string[] villages = ["石马峪村", "金叵罗村", "白草洼村", "东邵渠村", "黑龙潭村", "走马庄村", "石城村", "北单家庄村", "尖岩村", "立新庄村"];
        string[] surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"], given = ["芳", "伟", "敏", "静", "丽", "强", "磊", "军", "洋", "勇"];
        string[] stages = ["Discovered", "Stopped", "Determined", "SelfDemolition", "ForcedDemolition", "Overdue", "Feedback"];
        using var connection = Bench.Open(app);
        using var transaction = connection.BeginTransaction();
        using var add = connection.CreateCommand();
        add.CommandText = """
            INSERT INTO Cases (Number, Town, FirstFinder, Stage, FoundAt, OpenedAt, StageSince, EndedAt, PolicyVersion, Address, PartyName, PartyNameKey, Lon, Lat, Cell, IsRepeat, IsSuspended, LateSince, NextDueAt, Version, HeadHash)
            VALUES ($n, $t, $t, $s, $o, $o, $o, $e, 1, $a, $p, $p, 116.9, 40.5, 1, 0, 0, $late, $due, 1, '')
            """;
        using var find = connection.CreateCommand();
        find.CommandText = "INSERT INTO CaseSearch (Grams, Number) VALUES ($g, $n)";
        SqliteParameter[] values = [.. new[] { "$n", "$t", "$s", "$o", "$e", "$a", "$p", "$late", "$due" }.Select(n => add.Parameters.AddWithValue(n, DBNull.Value))];
        SqliteParameter[] found = [.. new[] { "$g", "$n" }.Select(n => find.Parameters.AddWithValue(n, DBNull.Value))];
        for (var i = 0; i < Cases; i++)
        {
            var town = 100 + i % 20;
            var opened = Bench.Start.AddMinutes(-10L * (Cases - i));
            var open = i % (Cases / Open) == 0;
            var (number, address) = ($"MY{opened.Year}-{town}-{i / 20 % 10_000:D4}{(i / 200_000 > 0 ? $"-{i / 200_000}" : "")}", $"北京市密云区{villages[i % 10]}{i / 10 % 1000}号");
            var party = $"{surnames[i / 7 % 10]}{given[i / 3 % 10]}{i % 1009}号";
            object[] row =
            [
                number, $"110118{town}", open ? stages[i / 50 % 7] : "Closed", opened.UtcTicks, open ? DBNull.Value : opened.AddDays(20).UtcTicks, address, party,
                open && i / 50 % 3 == 0 ? Bench.Start.AddHours(-i % 1000).UtcTicks : DBNull.Value, open ? Bench.Start.AddHours(i % 500).UtcTicks : DBNull.Value,
            ];
            for (var k = 0; k < row.Length; k++) values[k].Value = row[k];
            add.ExecuteNonQuery();
            (found[0].Value, found[1].Value) = (string.Join(' ', new[] { number, address, party }.SelectMany(CaseSearch.Grams).Distinct()), number);
            find.ExecuteNonQuery();
        }
        transaction.Commit();
        return Task.CompletedTask;
    }
}
