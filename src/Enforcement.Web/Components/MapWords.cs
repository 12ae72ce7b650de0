using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Enforcement.Api.Maps;
using Enforcement.Web.Resources;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Components;

/// <summary>The words that the map's scripts need, in the language of the page.</summary>
public static class MapWords
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>
    /// As JSON: <c>ui.…</c>, <c>kind.case</c>, <c>urgency.late</c>, <c>stage.overdue</c>, <c>state.new</c>, <c>short.overdue</c>,
    /// <c>town.110118101</c>.
    /// </summary>
    public static string Of(IStringLocalizer<MapTexts> mapTexts, IStringLocalizer<CaseTexts> cases, IStringLocalizer<LeadTexts> leads,
        IReadOnlyList<Option> towns)
    {
        ArgumentNullException.ThrowIfNull(mapTexts);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(leads);
        ArgumentNullException.ThrowIfNull(towns);
        var words = mapTexts.GetAllStrings(includeParentCultures: true).Where(t => t.Name.StartsWith("ui.", StringComparison.Ordinal))
            .ToDictionary(t => t.Name, t => t.Value);
        void Add<T>(string group, IStringLocalizer texts) where T : struct, Enum
        {
            foreach (var name in Enum.GetNames<T>()) words[$"{group}.{JsonNamingPolicy.CamelCase.ConvertName(name)}"] = texts[$"{group}.{name}"];
        }
        Add<MapKind>("kind", mapTexts);
        Add<MapUrgency>("urgency", mapTexts);
        Add<CaseStage>("short", mapTexts);
        Add<LeadState>("short", mapTexts);
        Add<CaseStage>("stage", cases);
        Add<LeadState>("state", leads);
        foreach (var town in towns) words[$"town.{town.Value}"] = town.Label;
        return JsonSerializer.Serialize(words, Json);
    }
}
