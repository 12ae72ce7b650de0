using Enforcement.Api.Places;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.MonthlyReports;
using Enforcement.Workflows.SatelliteReview;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Enforcement.Api.SatelliteReview;

/// <summary>A patch or an entry with its shape, ready to be compared.</summary>
/// <param name="Id">Sorts it: the same comparison in whatever order they came.</param>
/// <param name="Town">Code; null matches nothing.</param>
/// <param name="At">Imaging date of a patch, time of finding of an entry.</param>
/// <param name="EndedAt">Of an entry: when it was demolished, or null.</param>
internal sealed record Placed(string Id, string? Town, DateTimeOffset At, DateTimeOffset? EndedAt, Geometry Shape);

/// <summary>A pair with its distance and whether a person should look at it.</summary>
internal readonly record struct ComparedPair(int Patch, int Entry, double Metres, bool Doubtful, bool Decided);

/// <summary>
/// Compares patches with ledgers (Art 16; process.md section 5): candidates by an R-tree of the entries and an exact distance, then the
/// best one-to-one assignment. What people decided
/// stands: pairs they named are taken first, those they parted are no candidates.
/// </summary>
internal static class Comparison
{
    /// <param name="patches">In any order.</param>
    /// <param name="entries">In any order.</param>
    /// <param name="decisions">By patch id and entry id: true for the same, false for not.</param>
    public static (IReadOnlyList<Placed> Patches, IReadOnlyList<Placed> Entries, IReadOnlyList<ComparedPair> Pairs) Run(
        IEnumerable<Placed> patches, IEnumerable<Placed> entries, MonthPolicy policy, IReadOnlyDictionary<(string, string), bool> decisions)
    {
        var p = patches.OrderBy(x => x.Id, StringComparer.Ordinal).ToArray();
        var e = entries.OrderBy(x => x.Id, StringComparer.Ordinal).ToArray();
        var (fixedPairs, usedPatches, usedEntries) = Fixed(p, e, decisions);
        var candidates = Candidates(p, e, policy, decisions, usedPatches, usedEntries);
        // Who has more than one neighbour could have been paired otherwise.
        var ofPatch = candidates.CountBy(c => c.Patch).ToDictionary();
        var ofEntry = candidates.CountBy(c => c.Entry).ToDictionary();
        var pairs = Matching.Best(p.Length, e.Length, candidates)
            .Select(c => new ComparedPair(c.Patch, c.Entry, c.Millimetres / 1000.0, c.Millimetres > 0 || ofPatch[c.Patch] > 1
                || ofEntry[c.Entry] > 1, false));
        return (p, e, [.. fixedPairs.Concat(pairs).OrderBy(x => x.Patch)]);
    }

    private static (List<ComparedPair> Pairs, HashSet<int> Patches, HashSet<int> Entries) Fixed(Placed[] p, Placed[] e,
        IReadOnlyDictionary<(string Patch, string Entry), bool> decisions)
    {
        var (pairs, usedPatches, usedEntries) = (new List<ComparedPair>(), new HashSet<int>(), new HashSet<int>());
        if (decisions.Count == 0) return (pairs, usedPatches, usedEntries);
        var (patchAt, entryAt) = (p.Select((x, i) => (x.Id, i)).ToDictionary(x => x.Id, x => x.i), e.Select((x, i) => (x.Id, i))
            .ToDictionary(x => x.Id, x => x.i));
        foreach (var ((patch, entry), same) in decisions.OrderBy(d => d.Key.Patch, StringComparer.Ordinal)
            .ThenBy(d => d.Key.Entry, StringComparer.Ordinal))
        {
            if (!same || !patchAt.TryGetValue(patch, out var i) || !entryAt.TryGetValue(entry, out var j) || usedPatches.Contains(i)
                || usedEntries.Contains(j)) continue;
            usedPatches.Add(i);
            usedEntries.Add(j);
            pairs.Add(new ComparedPair(i, j, Math.Round(Metric.Distance(p[i].Shape, e[j].Shape), 3), false, true));
        }
        return (pairs, usedPatches, usedEntries);
    }

    private static List<Candidate> Candidates(Placed[] p, Placed[] e, MonthPolicy policy, IReadOnlyDictionary<(string, string),
        bool> decisions, HashSet<int> usedPatches, HashSet<int> usedEntries)
    {
        var candidates = new List<Candidate>();
        if (p.Length == 0 || e.Length == 0) return candidates;
        var tree = new STRtree<int>();
        for (var j = 0; j < e.Length; j++)
        {
            if (e[j].Town is not null && !usedEntries.Contains(j)) tree.Insert(e[j].Shape.EnvelopeInternal, j);
        }
        tree.Build();
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i].Town is null || usedPatches.Contains(i)) continue;
            var latest = LegalTime.EndOf(LegalTime.DateOf(p[i].At).AddDays(policy.MatchDays));
            foreach (var j in tree.Query(Metric.Grow(p[i].Shape.EnvelopeInternal, policy.MatchMetres)))
            {
                if (e[j].Town != p[i].Town || e[j].At >= latest || e[j].EndedAt < p[i].At) continue; // what stood there before was gone
                if (decisions.TryGetValue((p[i].Id, e[j].Id), out var same) && !same) continue;
                var metres = Metric.Distance(p[i].Shape, e[j].Shape);
                if (metres <= policy.MatchMetres) candidates.Add(new Candidate(i, j, (long)Math.Round(metres * 1000)));
            }
        }
        return candidates;
    }
}
