namespace Enforcement.Api.Imports.Files;

/// <summary>Finds the header of a table: above it there may be a title and its date, each alone in its line.</summary>
internal static class TableHeader
{
    /// <summary>A header stands in the first lines or nowhere.</summary>
    public const int MaxLine = 20;

    /// <exception cref="UnreadableFileException">There is none.</exception>
    public static (int Line, IReadOnlyList<string> Cells) Find(IEnumerable<(int Line, IReadOnlyList<string> Cells)> lines)
    {
        foreach (var (line, cells) in lines)
        {
            if (cells.Count(c => !string.IsNullOrWhiteSpace(c)) < 2) continue;
            var last = cells.Count - 1;
            while (string.IsNullOrWhiteSpace(cells[last])) last--;
            return (line, [.. cells.Take(last + 1)]);
        }
        throw new UnreadableFileException("import-no-header");
    }
}
