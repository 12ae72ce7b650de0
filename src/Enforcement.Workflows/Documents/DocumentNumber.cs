using System.Globalization;

namespace Enforcement.Workflows.Documents;

/// <summary>
/// 文号 (GB/T 9704-2012, 7.2.5): issuing body's word, kind's word, year in hexagonal brackets, running number without 第 and leading zeros.
/// </summary>
public static class DocumentNumber
{
    /// <summary>密溪翁庄责改字〔2026〕1号.</summary>
    /// <param name="unitWord">机关代字.</param>
    /// <param name="seriesWord">The kind's word.</param>
    /// <param name="year">Calendar year of the legal day of issue.</param>
    /// <param name="sequence">From 1.</param>
    public static string Of(string unitWord, string seriesWord, int year, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{unitWord}{seriesWord}字〔{year}〕{sequence}号");
    }

    /// <summary>The word of a unit until the bureau sets its own: 密 and its name without its kind.</summary>
    public static string UnitWord(string unitName)
    {
        ArgumentNullException.ThrowIfNull(unitName);
        foreach (var ending in (string[])["街道", "地区", "镇", "管委会", "分局", "办公室"])
        {
            if (unitName.EndsWith(ending, StringComparison.Ordinal)
                && unitName.Length > ending.Length) unitName = unitName[..^ending.Length];
        }
        return unitName.StartsWith('密') || unitName.StartsWith('区') ? $"密{unitName[1..]}" : $"密{unitName}";
    }
}
