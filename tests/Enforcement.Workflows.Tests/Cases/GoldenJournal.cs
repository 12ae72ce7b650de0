using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.Workflows.Cases;

namespace Enforcement.Workflows.Tests.Cases;

/// <summary>Events as the journal keeps them, so that another version of the rules can be held against them byte by byte.</summary>
internal static class GoldenJournal
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Line(CaseEvent e) => $"{e.GetType().Name} {JsonSerializer.Serialize(e, e.GetType(), Options)}\n";

    /// <summary>Half a SHA-256: enough to see a changed byte.</summary>
    public static string HashOf(string journal) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(journal)).AsSpan(0, 16));

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", name);
}
