using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Organisations;

/// <summary>A unit as the product brings it along.</summary>
/// <param name="Code">Official division code (12 digits for a village, 9 for a town, 6 for the district); a body of the district is
/// <c>110118-</c> and three letters of ours.</param>
/// <param name="Slug">Short name for addresses and sign-in names, unique: <c>xiwengzhuang</c>; a village is its town's and the last three
/// digits of its code.</param>
/// <param name="Name">Official name; seven village names repeat between towns.</param>
/// <param name="Kind">Its place in the process.</param>
/// <param name="Parent">Code of the unit above, null for the district.</param>
internal sealed record UnitSeed(string Code, string Slug, string Name, UnitKind Kind, string? Parent);

/// <summary>
/// The units of Miyun: the district and its bodies, the 20 towns and streets and the development zone, and their
/// 429 village-level entries (national division codes as published in china-division 2.7.0). Parents come before their children.
/// </summary>
internal static class UnitData
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads the units; the first seed of a new database.</summary>
    public static IReadOnlyList<UnitSeed> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(UnitData), "units.json")!;
        return JsonSerializer.Deserialize<List<UnitSeed>>(stream, Json)!;
    }
}
