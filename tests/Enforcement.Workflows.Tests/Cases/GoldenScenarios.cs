using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Tests.Cases;
using Enforcement.Workflows.Tracks;
using Shouldly;
using Xunit;

[assembly: AssemblyFixture(typeof(GoldenScenarios))]

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>
/// Everything that any test writes into a case's journal, test by test, against what the rules wrote when the version of the process
/// under which cases are opened
/// was new: a running case must not be judged anew by a later version of the code. A test that is new since then is not compared.
/// </summary>
public sealed class GoldenScenarios : IDisposable
{
    /// <summary>
    /// Set to a file, what ran is written there: for a new version of the process, never to make a change of an old one pass.
    /// </summary>
    private static readonly string? WriteTo = Environment.GetEnvironmentVariable("ENFORCEMENT_GOLDEN_WRITE");
    private static readonly ConcurrentDictionary<string, StringBuilder> Written = new();

    internal static void Record(IEnumerable<CaseEvent> events)
    {
        if (TestContext.Current.Test is not { } test) return; // theories make their data before a test runs
        var journal = Written.GetOrAdd(test.TestDisplayName, _ => new StringBuilder());
        foreach (var e in events) journal.Append(GoldenJournal.Line(e));
    }

    public void Dispose()
    {
        var ran = Written.Where(w => w.Value.Length > 0).ToDictionary(w => w.Key, w => w.Value.ToString());
        if (WriteTo is not null)
        {
            File.WriteAllLines(WriteTo, ran.OrderBy(r => r.Key, StringComparer.Ordinal)
                .Select(r => string.Create(CultureInfo.InvariantCulture,
                $"{GoldenJournal.HashOf(r.Value)} {r.Value.Count(c => c == '\n')} {r.Key}")));
            return;
        }
        var golden = GoldenJournal.PathOf($"{TrackRegistry.Current.Id}-{TrackRegistry.Current.Version}.scenarios.txt");
        var changed = File.ReadAllLines(golden).Select(l => l.Split(' ', 3))
            .Where(l => ran.TryGetValue(l[2], out var journal) && GoldenJournal.HashOf(journal) != l[0]).Select(l => l[2]).ToList();
        changed.ShouldBeEmpty("Tests whose journals are no longer what this version of the process wrote.");
    }
}
