using System.Text.Json;
using Enforcement.Api.Journal;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;

namespace Enforcement.Api.Cases;

/// <summary>Events of a case as journal entries and back; the type's name is the entry's type.</summary>
internal static class CaseJson
{
    private static readonly Dictionary<string, Type> Types =
        typeof(CaseEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CaseEvent))).ToDictionary(NameOf);

    public static string NameOf(Type type) => JsonNamingPolicy.CamelCase.ConvertName(type.Name);

    public static JournalFact Write(CaseEvent e) => new(NameOf(e.GetType()), e.At, JsonSerializer.Serialize(e, e.GetType(), EnforcementJson.Options));

    /// <exception cref="InvalidOperationException">An entry of a type that this version does not know: never skipped.</exception>
    public static CaseEvent Read(string type, string data) =>
        Types.TryGetValue(type, out var known)
            ? (CaseEvent)JsonSerializer.Deserialize(data, known, EnforcementJson.Options)!
            : throw new InvalidOperationException($"Unknown journal entry {type}.");
}
