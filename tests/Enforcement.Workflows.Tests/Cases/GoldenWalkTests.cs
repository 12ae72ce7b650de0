using System.Text;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Tracks.InProgress;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>
/// Ten thousand random walks write the journals that they wrote before the process became a table, byte by byte (process.md section 7: a
/// journal is never
/// judged anew). The first twenty stand there in full, so that a difference can be read.
/// </summary>
public sealed class GoldenWalkTests
{
    private const int Walks = 10_000, Legible = 20;
    private static readonly string? WriteTo = Environment.GetEnvironmentVariable("ENFORCEMENT_GOLDEN_WRITE_WALKS");

    [Fact]
    public void Ten_thousand_walks_write_what_version_1_wrote()
    {
        var journals = Enumerable.Range(0, Walks).Select(Walk).ToList();
        if (WriteTo is not null)
        {
            File.WriteAllLines(Path.Combine(WriteTo, "inProgress-1.walks.txt"), journals.Select(GoldenJournal.HashOf));
            File.WriteAllText(Path.Combine(WriteTo, "inProgress-1.journals.txt"), string.Join('\n', journals.Take(Legible)));
        }
        string.Join('\n', journals.Take(Legible)).ShouldBe(File.ReadAllText(GoldenJournal.PathOf("inProgress-1.journals.txt")));
        journals.Select(GoldenJournal.HashOf).ShouldBe(File.ReadAllLines(GoldenJournal.PathOf("inProgress-1.walks.txt")));
    }

    /// <summary>The journal of a walk; the same in every run.</summary>
    private static string Walk(int seed)
    {
        var random = new Random(seed);
        var scenario = CaseScenario.Opened("2024-03-04 09:00", random.Next(2) == 0 ? TestPolicies.V1 : TestPolicies.WorkingDays,
            track: InProgressTrack.V1);
        for (var step = 0; step < 60; step++)
        {
            if (random.Next(3) == 0) scenario.At(scenario.Now.AddHours(random.Next(1, 24 * 9)));
            if (random.Next(4) == 0) scenario.Sweep();
            var (actor, action) = RandomWalk.Choose(random, scenario.State);
            scenario.Tries(actor, RandomWalk.Command(random, scenario, action));
        }
        return string.Concat(scenario.Journal.Aggregate(new StringBuilder(), (text, e) => text.Append(GoldenJournal.Line(e))));
    }
}
