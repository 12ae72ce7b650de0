using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Tests.Deadlines;

/// <summary>The calendars that the product brings along, 2020 to 2026; its own strict reader is tested in Enforcement.Api.Tests.</summary>
internal static class StateCouncil
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static readonly WorkingCalendar Calendar = new(
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Calendars"), "*.json")
            .Select(f => JsonSerializer.Deserialize<CalendarYear>(File.ReadAllText(f), Json)!));
}
