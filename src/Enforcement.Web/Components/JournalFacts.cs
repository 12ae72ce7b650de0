using System.Text.Json;
using Enforcement.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Components;

/// <summary>What a journal entry recorded, in words: its data, field by field, in the language of the page.</summary>
public static class JournalFacts
{
    /// <summary>Fields that the entry's head already says, or that are for machines (a test names every other field).</summary>
    public static readonly IReadOnlySet<string> Silent = new HashSet<string>
    {
        "at", "number", "policyVersion", "town", "village", "firstFinder", "place", "repeatOf", "leadId", "unit", "id", "isPhoto",
        "sha256", "evidence", "evidenceId", "inProgress", "proof",
    };

    /// <summary>Which words a field's values have.</summary>
    private static string? GroupOf(string type, string field) => field switch
    {
        "kind" => type == "evidenceAttached" ? "evidenceKind" : "deadline",
        "document" => "document",
        "stage" => "stage",
        "method" => "method",
        "landCategory" => "land",
        "by" => "by",
        _ => null,
    };

    public static IEnumerable<(string Label, string Value)> Of(string type, JsonElement data, IStringLocalizer<CaseTexts> texts,
        IStringLocalizer<SharedTexts> shared)
    {
        foreach (var property in data.EnumerateObject())
        {
            // A term that waits has no due date yet.
            if (Silent.Contains(property.Name) || (type == "deadlineAwaited" && property.Name == "count")) continue;
            if (Value(type, property, texts, shared) is not { Length: > 0 } value) continue;
            yield return (texts[$"field.{(property.Name == "count" ? "dueAt" : property.Name)}"], value);
        }
    }

    private static string? Value(string type, JsonProperty property, IStringLocalizer<CaseTexts> texts,
        IStringLocalizer<SharedTexts> shared)
    {
        var value = property.Value;
        switch (value.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                return shared[value.GetBoolean() ? "form.yes" : "form.no"];
            case JsonValueKind.Number:
                return value.GetRawText();
            case JsonValueKind.Object when property.Name == "count":
                return LegalDates.Due(value.GetProperty("dueAt").GetDateTimeOffset());
            case JsonValueKind.Object when property.Name is "party" or "oldParty":
                var kind = value.GetProperty("kind").GetString()!;
                string?[] party = [value.GetProperty("name").GetString(),
                    texts[$"partyKind.{char.ToUpperInvariant(kind[0])}{kind[1..]}"], Said("idNumber"), Said("phone"), Said("address")];
                return string.Join(" · ", party.Where(p => !string.IsNullOrEmpty(p)));
            case JsonValueKind.String when GroupOf(type, property.Name) is { } group:
                var word = value.GetString()!;
                return texts[$"{group}.{char.ToUpperInvariant(word[0])}{word[1..]}"];
            case JsonValueKind.String when property.Name == "track":
                return texts[$"track.{value.GetString()}"];
            case JsonValueKind.String when property.Name is "oldDueAt" or "breachedAt":
                return LegalDates.Due(value.GetDateTimeOffset());
            case JsonValueKind.String when property.Name.EndsWith("At", StringComparison.Ordinal) && value.TryGetDateTimeOffset(out var at):
                return LegalDates.Instant(at);
            case JsonValueKind.String:
                return value.GetString();
            default:
                return null;
        }

        string? Said(string name) => value.TryGetProperty(name, out var said) ? said.GetString() : null;
    }

    /// <summary>Icon and look of an entry's spot on the timeline.</summary>
    public static (string Icon, string Look) Spot(string type) => type switch
    {
        "deadlineBreached" => ("alert-triangle", "spot-over"),
        "demolitionConfirmed" or "deadlineMet" or "breachUndone" => ("circle-check", "spot-done"),
        "caseClosed" => ("rosette-discount-check", "spot-done"),
        "deadlineStarted" or "deadlineMoved" or "deadlineEnded" or "deadlineExtended" => ("clock", "spot-clock"),
        "caseSuspended" or "caseResumed" => ("clock-pause", ""),
        "stopServed" or "selfDemolitionOrdered" => ("gavel", ""),
        "evidenceAttached" => ("photo", ""),
        "siteInspected" => ("search", ""),
        "determined" => ("scale", ""),
        "forcedDemolitionPlanned" => ("hammer", ""),
        "bulletinIssued" => ("speakerphone", ""),
        "copiedToDiscipline" or "fedBack" => ("send", ""),
        "caseOpened" => ("flag", ""),
        _ => ("file-text", ""),
    };
}
