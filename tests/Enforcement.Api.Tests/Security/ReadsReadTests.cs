using Enforcement.Api.Tests.Data;
using Enforcement.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Security;

/// <summary>
/// Who looks changes nothing: every GET of the API and of the pages, with real objects and in states in which a look could be tempted to
/// put something right, as everybody who may, leaves the database
/// as it was. Made from the routes themselves; what is written is seen by triggers on every table, so that it does not matter who wrote it.
/// </summary>
public sealed class ReadsReadTests(TownWorld world) : IClassFixture<TownWorld>
{
    /// <summary>Tables that a look may write to, and why.</summary>
    private static readonly Dictionary<string, string> Exceptions = new() { ["Audit"] = "that somebody looked is noted (网络安全法 21)" };

    [SqliteFact]
    public async Task No_get_changes_the_database()
    {
        await world.App.DbAsync(db => db.UnprotectJournalAsync());
        // A journal that does not verify: whoever asks is told, and it is the night's job that notes it.
        (await world.App.DbAsync(db =>
            db.Database.ExecuteSqlRawAsync(
                "UPDATE Journal SET ByName = 'x' WHERE Stream = (SELECT MIN(Stream) FROM Journal WHERE Stream LIKE 'person/%')")))
                    .ShouldBeGreaterThan(0);
        await WatchAsync();

        var (asked, wrong) = (0, new List<string>());
        foreach (var (path, people) in Gets())
        {
            var answers = await Task.WhenAll(people.Select(async p =>
            {
                using var response = await world.Http.As(TownWorld.People[p]).GetAsync(path);
                await response.Content.ReadAsByteArrayAsync();
                return (Person: p, Status: (int)response.StatusCode);
            }));
            asked += answers.Count(a => a.Status == 200);
            wrong.AddRange(answers.Where(a => a.Status >= 500).Select(a => $"{path} as {a.Person}: {a.Status}"));
            var touched = await world.App.DbAsync(async db =>
            {
                var found = await db.Database.SqlQueryRaw<string>("SELECT DISTINCT What AS Value FROM Touched").ToListAsync();
                await db.Database.ExecuteSqlRawAsync("DELETE FROM Touched");
                return found;
            });
            wrong.AddRange(touched.Select(t => $"{path}: {t}"));
        }
        wrong.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(1_000, "else nobody was let in");
    }

    /// <summary>
    /// Every address that can be looked at, and as whom: what names an object as those who may see it, all else as everybody.
    /// </summary>
    private IEnumerable<(string Path, IEnumerable<char> People)> Gets()
    {
        foreach (var route in new[] { "/api/reports/monthly/{month}/{town}", "/reports/{month}/{town}",
            "/api/reports/monthly/{month}/{town}/files/{index:int}" })
            yield return (world.Path(route, "unopened"), "pbsdmAil");
        var routes = world.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
                .DistinctBy(e => e.RoutePattern.RawText).ToList();
        foreach (var path in routes.Where(r => r.RoutePattern.Parameters.Count == 0).Select(r => $"/{r.RoutePattern.RawText!.Trim('/')}"))
            foreach (var query in new[] { "",
                $"?month={world["unopened", "month"]}&period={world["unopened", "month"]}&town=xiwengzhuang&on=2026-08-03&lon=116.861&lat=40.47&format=zip" })
                yield return (path + query, TownWorld.People.Keys);
        foreach (var row in OwnAndOtherUnitTests.Rows.Where(r => r.Route.StartsWith("GET ", StringComparison.Ordinal)))
        {
            if (row.Of.Split('/') is [var of, var step]) world.Step(of, step);
            yield return (world.Path(row.Route[4..], row.Of) + row.Query?.Invoke(world), row.May + row.See);
        }
        yield return ("/openapi/v1.json", "m");
    }

    private Task<int> WatchAsync() => world.App.DbAsync(async db =>
    {
        var tables = await db.Database.SqlQueryRaw<string>(
            "SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'CaseSearch%'")
                .ToListAsync();
        Exceptions.Keys.Except(tables).ShouldBeEmpty();
        tables.Count.ShouldBeGreaterThan(40);
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE Touched (What TEXT)");
        var watches = tables.Except(Exceptions.Keys).SelectMany(_ => new[] { "INSERT", "UPDATE", "DELETE" }, (table, change) =>
            $"CREATE TRIGGER Watch{table}{change} AFTER {change} ON \"{table}\" BEGIN INSERT INTO Touched VALUES ('{change} {table}'); END");
        await db.Database.ExecuteSqlRawAsync(string.Join(";\n", watches));
        return tables.Count;
    });
}
