using System.Globalization;
using Enforcement.Api.Shared;

namespace Enforcement.Api.Notifications;

/// <summary>
/// The words of notices, in any language: what leaves the site says what happened, the case number and where to read on; no party, no
/// place, no number of a person.
/// </summary>
public static class NoticeWords
{
    /// <summary>What happened, in the language of the present request.</summary>
    public static string Of(string kind) => In(CultureInfo.CurrentUICulture, kind);

    internal static string In(CultureInfo language, string kind) => Messages.FindIn(language, $"notice.{kind}")
        ?? Messages.In(language, "notice.other");

    /// <summary>
    /// True for what only its addressee may know to exist (Art 5): outside the site it is just "something for your unit".
    /// </summary>
    internal static bool IsConfidential(string kind) => kind.StartsWith("clue.", StringComparison.Ordinal);
}
