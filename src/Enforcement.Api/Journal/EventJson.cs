using System.Text.Json;
using Enforcement.Api.Shared;

namespace Enforcement.Api.Journal;

/// <summary>Events of one kind of aggregate as journal entries and back; the type's name is the entry's type.</summary>
internal static class EventJson<TEvent> where TEvent : class
{
    private static readonly Dictionary<string, Type> Types =
        typeof(TEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TEvent))).ToDictionary(EventName.Of);

    public static JournalFact Write(TEvent e, DateTimeOffset at) =>
        new(EventName.Of(e.GetType()), at, JsonSerializer.Serialize(e, e.GetType(), EnforcementJson.Options));

    /// <exception cref="InvalidOperationException">An entry of a type that this version does not know: never skipped.</exception>
    public static TEvent Read(string type, string data) =>
        Types.TryGetValue(type, out var known)
            ? (TEvent)JsonSerializer.Deserialize(data, known, EnforcementJson.Options)!
            : throw new InvalidOperationException($"Unknown journal entry {type}.");
}
