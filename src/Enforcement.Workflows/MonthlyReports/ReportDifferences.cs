using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.MonthlyReports;

/// <summary>A difference between the frozen copy and the ledger now.</summary>
/// <param name="Key">Which finding.</param>
/// <param name="Number">Its number.</param>
/// <param name="Field">Which value, or <c>added</c>, <c>removed</c>.</param>
/// <param name="Before">As it was frozen, or null.</param>
/// <param name="After">As it is now, or null.</param>
public sealed record ReportDifference(string Key, string Number, string Field, string? Before, string? After);

/// <summary>Compares a frozen copy with the ledger.</summary>
public static class ReportDifferences
{
    /// <summary>Every difference, in the order of the keys.</summary>
    public static IReadOnlyList<ReportDifference> Of(IReadOnlyList<Finding> frozen, IReadOnlyList<Finding> now)
    {
        ArgumentNullException.ThrowIfNull(frozen);
        ArgumentNullException.ThrowIfNull(now);
        var (before, after) = (frozen.ToDictionary(f => f.Key), now.ToDictionary(f => f.Key));
        var differences = new List<ReportDifference>();
        foreach (var key in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (!after.TryGetValue(key, out var a)) differences.Add(new ReportDifference(key, before[key].Number, "removed",
                before[key].Address, null));
            else if (!before.TryGetValue(key, out var b)) differences.Add(new ReportDifference(key, a.Number, "added", null, a.Address));
            else differences.AddRange(Values(b).Zip(Values(a)).Where(x => x.First.Value != x.Second.Value)
                .Select(x => new ReportDifference(key, a.Number, x.First.Name, x.First.Value, x.Second.Value)));
        }
        return differences;
    }

    private static IEnumerable<(string Name, string? Value)> Values(Finding f)
    {
        static string? Text(IFormattable? value) => value?.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
        yield return ("foundAt", LegalTime.In(f.FoundAt).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        yield return ("place", f.Lon is null ? null : $"{Text(f.Lon)}, {Text(f.Lat)}");
        yield return ("address", f.Address);
        yield return ("area", Text(f.AreaSquareMetres));
        yield return ("inProgress", f.InProgress?.ToString());
        yield return ("illegal", f.Illegal?.ToString());
        yield return ("measures", string.Join(' ', f.Measures));
        yield return ("demolishedAt", f.DemolishedAt is { } at ? LegalTime.In(at)
            .ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : null);
    }
}
