namespace Enforcement.Workflows.SatelliteReview;

/// <summary>A patch and an entry that may be the same construction.</summary>
/// <param name="Patch">Its place among the patches.</param>
/// <param name="Entry">Its place among the entries.</param>
/// <param name="Millimetres">Between them; 0 when they overlap. Whole numbers, so that sums compare alike on every machine.</param>
public readonly record struct Candidate(int Patch, int Entry, long Millimetres);

/// <summary>
/// The best one-to-one assignment of patches to entries (process.md section 5): as many pairs as can be, and among those the smallest sum
/// of distances. Patches and
/// entries are given in the order of their ids, so that ties fall the same way in whatever order they were imported.
/// </summary>
public static class Matching
{
    /// <summary>The pairs, in the order of the patches.</summary>
    public static IReadOnlyList<Candidate> Best(int patches, int entries, IReadOnlyList<Candidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var ordered = candidates.OrderBy(c => c.Patch).ThenBy(c => c.Millimetres).ThenBy(c => c.Entry).ToArray();
        var groups = new Groups(patches + entries);
        foreach (var c in ordered) groups.Join(c.Patch, patches + c.Entry);
        var chosen = new List<Candidate>();
        foreach (var group in ordered.GroupBy(c => groups.Of(c.Patch)))
        {
            var edges = group.ToArray();
            if (edges.Length == 1) chosen.Add(edges[0]);
            else chosen.AddRange(new Component(edges).Assign());
        }
        chosen.Sort((a, b) => a.Patch.CompareTo(b.Patch));
        return chosen;
    }

    /// <summary>What hangs together: a union–find with path halving.</summary>
    private sealed class Groups(int count)
    {
        private readonly int[] _parent = [.. Enumerable.Range(0, count)];

        public int Of(int x)
        {
            while (_parent[x] != x) x = _parent[x] = _parent[_parent[x]];
            return x;
        }

        // The smaller root wins, so that the group's name does not depend on the order.
        public void Join(int a, int b)
        {
            (a, b) = (Of(a), Of(b));
            if (a != b) _parent[Math.Max(a, b)] = Math.Min(a, b);
        }
    }

    /// <summary>
    /// Successive shortest augmenting paths: each adds one pair at the least cost, so that after the last one there are as many pairs as
    /// can be, at the least sum. A component is a
    /// handful of neighbours, rarely more.
    /// </summary>
    private sealed class Component
    {
        private readonly Candidate[] _edges;
        private readonly int[] _patches, _entries;
        private readonly List<int>[] _out;
        private readonly int[] _pairOfPatch, _pairOfEntry;

        public Component(Candidate[] edges)
        {
            _edges = edges;
            _patches = [.. edges.Select(e => e.Patch).Distinct().Order()];
            _entries = [.. edges.Select(e => e.Entry).Distinct().Order()];
            _out = [.. _patches.Select(_ => new List<int>())];
            for (var i = 0; i < edges.Length; i++) _out[PatchAt(edges[i].Patch)].Add(i);
            _pairOfPatch = [.. Enumerable.Repeat(-1, _patches.Length)];
            _pairOfEntry = [.. Enumerable.Repeat(-1, _entries.Length)];
        }

        public IEnumerable<Candidate> Assign()
        {
            while (Augment()) { }
            return _pairOfPatch.Where(e => e >= 0).Select(e => _edges[e]);
        }

        private int PatchAt(int patch) => Array.BinarySearch(_patches, patch);

        private int EntryAt(int entry) => Array.BinarySearch(_entries, entry);

        /// <summary>
        /// Finds the cheapest path from a free patch to a free entry (Bellman–Ford with a queue: going back over a pair takes its
        /// distance off) and turns it over.
        /// </summary>
        private bool Augment()
        {
            var (cost, by) = (new long[_entries.Length], new int[_entries.Length]);
            Array.Fill(cost, long.MaxValue);
            Array.Fill(by, -1);
            var queue = new Queue<int>();
            var queued = new bool[_patches.Length];
            var costOfPatch = new long[_patches.Length];
            Array.Fill(costOfPatch, long.MaxValue);
            for (var p = 0; p < _patches.Length; p++)
            {
                if (_pairOfPatch[p] >= 0) continue;
                costOfPatch[p] = 0;
                queue.Enqueue(p);
                queued[p] = true;
            }
            while (queue.TryDequeue(out var p))
            {
                queued[p] = false;
                foreach (var edge in _out[p])
                {
                    if (edge == _pairOfPatch[p]) continue;
                    var e = EntryAt(_edges[edge].Entry);
                    var reached = costOfPatch[p] + _edges[edge].Millimetres;
                    if (reached >= cost[e]) continue;
                    (cost[e], by[e]) = (reached, edge);
                    if (_pairOfEntry[e] is not (>= 0 and var pair)) continue;
                    var back = PatchAt(_edges[pair].Patch);
                    var backCost = reached - _edges[pair].Millimetres;
                    if (backCost >= costOfPatch[back]) continue;
                    costOfPatch[back] = backCost;
                    if (queued[back]) continue;
                    queue.Enqueue(back);
                    queued[back] = true;
                }
            }
            var end = -1;
            for (var e = 0; e < _entries.Length; e++)
            {
                if (_pairOfEntry[e] < 0 && by[e] >= 0 && (end < 0 || cost[e] < cost[end])) end = e;
            }
            if (end < 0) return false;
            for (var e = end; ;)
            {
                var edge = by[e];
                var p = PatchAt(_edges[edge].Patch);
                var before = _pairOfPatch[p];
                (_pairOfPatch[p], _pairOfEntry[e]) = (edge, edge);
                if (before < 0) return true;
                e = EntryAt(_edges[before].Entry);
            }
        }
    }
}
