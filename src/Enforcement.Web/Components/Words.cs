using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Components;

/// <summary>Words for names that other rooms may add to.</summary>
public static class Words
{
    /// <summary>The word <c>{group}.{name}</c>, or the name itself where nobody wrote one.</summary>
    public static string Word(this IStringLocalizer texts, string group, string name)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var word = texts[$"{group}.{name}"];
        return word.ResourceNotFound ? name : word.Value;
    }
}
