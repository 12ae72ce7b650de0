using System.Globalization;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Web.Components;

/// <summary>Instants and days as people read them: legal time, in the language of the page.</summary>
public static class LegalDates
{
    private static bool Chinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>2026年4月12日 / 12 Apr 2026.</summary>
    public static string Day(DateOnly day) => day.ToString(Chinese ? "yyyy年M月d日" : "d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>2026年4月12日 10:05 / 12 Apr 2026, 10:05.</summary>
    public static string Instant(DateTimeOffset at) =>
        LegalTime.In(at).ToString(Chinese ? "yyyy年M月d日 HH:mm" : "d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>The end of a period as the law says it: 00:00 of the 16th is 24:00 of the 15th (民法典 203).</summary>
    public static string Due(DateTimeOffset dueAt)
    {
        var local = LegalTime.In(dueAt);
        return local.TimeOfDay == TimeSpan.Zero ? $"{Day(DateOnly.FromDateTime(local.DateTime).AddDays(-1))} 24:00" : Instant(dueAt);
    }

    /// <summary>For machines: ISO 8601 with +08:00.</summary>
    public static string Iso(DateTimeOffset at) => LegalTime.In(at).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>As an <c>input type=datetime-local</c> holds it.</summary>
    public static string Input(DateTimeOffset at) => LegalTime.In(at).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>What was typed in such an input, as legal time; null when it is no instant.</summary>
    public static DateTimeOffset? Parse(string? typed) =>
        DateTime.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Unspecified), LegalTime.Offset)
            : null;
}
