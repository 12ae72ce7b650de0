using Enforcement.Api.Imports.Files;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using NetTopologySuite.IO;

namespace Enforcement.Api.Imports;

/// <summary>
/// What a whole file turned out to be. Made before anything of it is recorded, so that a file that breaks off in its middle leaves
/// nothing behind.
/// </summary>
/// <param name="Rows">How many it has.</param>
/// <param name="First">The first of them, to look at.</param>
/// <param name="Mapping">Which column is which field.</param>
/// <param name="Crs">Its coordinate system, or null when it must be asked for.</param>
/// <param name="CrsFrom">Who says so.</param>
/// <param name="Required">Fields that every row needs.</param>
/// <param name="Missing">Of them, those that must be pointed to first.</param>
internal sealed record Survey(
    SourceFile File, int Rows, IReadOnlyList<SourceRow> First, IReadOnlyDictionary<ImportField, string> Mapping, string? Crs,
    CrsSource CrsFrom, IReadOnlyList<ImportField> Required,
    IReadOnlyList<ImportField> Missing)
{
    private const int Shown = 20;

    /// <summary>Reads a file from its beginning to its end.</summary>
    /// <param name="told">The coordinate system that the sender names, or null.</param>
    /// <param name="mapping">From its columns to the mapping.</param>
    public static Result<Survey> Of(string path, ImportKind kind, string? told, Func<IReadOnlyList<string>,
        IReadOnlyDictionary<ImportField, string>> mapping)
    {
        try
        {
            var file = SourceFile.Open(path);
            var map = mapping(file.Columns);
            if (map.Values.FirstOrDefault(c => !file.Columns.Contains(c)) is { } absent) return Bad("import-column-absent", "mapping",
                absent);
            if (told is not null && CoordinateSystemReader.Read(told) is null) return Bad("import-crs-unknown", "crs", told);
            var (rows, placed, first, guesses, hasGeometry) = (0, 0, new List<SourceRow>(), new Dictionary<string, int>(), false);
            var wkt = new WKTReader();
            foreach (var row in file.Rows())
            {
                rows++;
                if (first.Count < Shown) first.Add(row);
                hasGeometry |= row.Geometry is not null || row.Error is not null;
                if (ImportReader.RawGeometry(row, map, wkt, out var raw) is not null || raw is not { IsEmpty: false }) continue;
                placed++;
                if (CoordinateSystemReader.Guess(raw.Coordinate.X,
                    raw.Coordinate.Y) is { } guess) guesses[guess] = guesses.GetValueOrDefault(guess) + 1;
            }
            if (rows == 0) return Bad("import-empty", "file");
            if (told is null && file.DeclaredCrs is { } declared && CoordinateSystemReader.Read(declared) is null) return Bad(
                "import-crs-unknown", "crs", NameIn(declared));
            var likely = guesses.Count == 0 ? null : guesses.MaxBy(g => g.Value).Key;
            var (crs, from) = told is not null ? (told, CrsSource.Told)
                : file.DeclaredCrs is { } said && Fits(said, likely) ? (said, CrsSource.Declared)
                : likely is not null ? (likely, CrsSource.Recognised)
                : placed == 0 ? (CoordinateSystem.Degrees.Name, CrsSource.Recognised) : (null, CrsSource.Unknown);
            var required = ImportColumns.Required(kind, hasGeometry || map.ContainsKey(ImportField.Wkt), map.ContainsKey(ImportField.X));
            return new Survey(file, rows, first, map, crs, from, required, [.. required.Where(f => !map.ContainsKey(f))]);
        }
        catch (UnreadableFileException e)
        {
            return e.Refusal;
        }
    }

    /// <summary>A .prj of degrees beside shapes in metres was copied there by someone: then the numbers decide.</summary>
    private static bool Fits(string declared, string? likely) =>
        likely is null || CoordinateSystemReader.Read(declared)!.IsDegrees == CoordinateSystemReader.Read(likely)!.IsDegrees;

    /// <summary>PROJCS["Xian_1980_…" is named by what stands first in quotation marks.</summary>
    private static string NameIn(string declared) => declared.Split('"') is [_, var name, ..] ? name : declared;

    private static Refusal Bad(string code, string field, params object[] args) => new(code, RefusalKind.Invalid, field, args);
}
