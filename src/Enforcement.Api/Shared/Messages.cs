using System.Globalization;
using System.Resources;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Api.Shared;

/// <summary>What people read, in the language of the present request (zh-CN default, en). Pages and API share it.</summary>
public static class Messages
{
    internal static readonly ResourceManager Resources = new("Enforcement.Api.Resources.Messages", typeof(Messages).Assembly);

    /// <summary>A refusal as a sentence that a person can act on: the resource <c>refusal.{Code}</c> with its values filled in.</summary>
    public static string Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Of($"refusal.{refusal.Code}", refusal.Args);
    }

    /// <summary>The resource of that key; values fill its places (instants as legal time). The key itself where there is none.</summary>
    public static string Of(string key, params object[] args) => In(CultureInfo.CurrentUICulture, key, args);

    /// <summary>The same in a given language: for what is read by someone else than who caused it.</summary>
    internal static string In(CultureInfo language, string key, params object[] args) =>
        FindIn(language, key) is not { } text ? key
        : args is null or [] ? text
        : string.Format(language, text, [.. args.Select(Readable)]);

    /// <summary>The resource of that key, or null.</summary>
    internal static string? Find(string key) => FindIn(CultureInfo.CurrentUICulture, key);

    internal static string? FindIn(CultureInfo language, string key) => Resources.GetString(key, language);

    private static object Readable(object value) => value switch
    {
        DateTimeOffset at => LegalTime.In(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value,
    };
}
