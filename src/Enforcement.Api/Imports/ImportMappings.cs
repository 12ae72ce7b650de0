using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Imports;

/// <summary>
/// Which column is which field: recognised by its name, as the unit had it the last time, as the sender says now; the later counts more.
/// </summary>
internal sealed class ImportMappings(EnforcementDb db)
{
    /// <summary>The mapping for files of a unit. A field that the sender maps to nothing is none.</summary>
    public async Task<Func<IReadOnlyList<string>, IReadOnlyDictionary<ImportField, string>>> ForAsync(
        string unit, ImportKind kind, IReadOnlyDictionary<ImportField, string?>? told, CancellationToken ct)
    {
        var kept = await db.Set<ImportMappingRow>().AsNoTracking().Where(m => m.Unit == unit && m.Kind == kind)
            .ToDictionaryAsync(m => m.Header, m => m.Mapping, ct);
        return columns =>
        {
            var mapping = kept.TryGetValue(HeaderOf(columns), out var known) ? ImportViews.Read<Dictionary<ImportField, string>>(known)
                : ImportColumns.Recognise(kind, columns);
            foreach (var (field, column) in told ?? new Dictionary<ImportField, string?>())
            {
                if (string.IsNullOrWhiteSpace(column)) mapping.Remove(field);
                else mapping[field] = column.Trim();
            }
            return mapping;
        };
    }

    /// <summary>Keeps what a person said, for the next file with this header.</summary>
    public async Task KeepAsync(string unit, ImportKind kind, IReadOnlyList<string> columns, IReadOnlyDictionary<ImportField,
        string> mapping, CancellationToken ct)
    {
        var header = HeaderOf(columns);
        var row = await db.Set<ImportMappingRow>().SingleOrDefaultAsync(m => m.Unit == unit && m.Kind == kind && m.Header == header, ct);
        if (row is null) db.Add(new ImportMappingRow { Unit = unit, Kind = kind, Header = header, Mapping = ImportViews.Write(mapping) });
        else row.Mapping = ImportViews.Write(mapping);
    }

    /// <summary>Reads <c>{"sourceNumber":"TBBH"}</c>; null with a refusal when it is no such thing.</summary>
    public static Result<Dictionary<ImportField, string?>> Read(string? json)
    {
        var mapping = new Dictionary<ImportField, string?>();
        if (string.IsNullOrWhiteSpace(json)) return mapping;
        try
        {
            foreach (var (name, column) in JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!)
            {
                if (!Enum.TryParse<ImportField>(name, ignoreCase: true, out var field) || !char.IsAsciiLetter(name[0])) return Unreadable(
                    name);
                mapping[field] = column;
            }
            return mapping;
        }
        catch (Exception e) when (e is JsonException or NullReferenceException)
        {
            return Unreadable(json.Length > 40 ? json[..40] : json);
        }

        static Refusal Unreadable(string what) => new("import-mapping-unreadable", RefusalKind.Invalid, "mapping", what);
    }

    private static string HeaderOf(IReadOnlyList<string> columns) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', columns.Order(StringComparer.Ordinal)))));
}
