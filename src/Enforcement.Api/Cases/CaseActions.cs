using System.Text.Json;
using Enforcement.Workflows.Cases;

namespace Enforcement.Api.Cases;

/// <summary>Names of actions in addresses and answers: <c>order-self-demolition</c>.</summary>
public static class CaseActions
{
    private static readonly Dictionary<string, CaseAction> ByName = Enum.GetValues<CaseAction>().ToDictionary(NameOf);

    /// <summary>The name of an action.</summary>
    public static string NameOf(CaseAction action) => JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString());

    /// <summary>The action of a name, or null.</summary>
    public static CaseAction? Find(string name) => ByName.TryGetValue(name, out var action) ? action : null;
}
