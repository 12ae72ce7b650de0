using System.Text.Json;

namespace Enforcement.Api.Journal;

/// <summary>CaseOpened → caseOpened.</summary>
internal static class EventName
{
    public static string Of(Type type) => JsonNamingPolicy.CamelCase.ConvertName(type.Name);
}
