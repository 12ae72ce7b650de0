using Enforcement.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Components;

/// <summary>Says how much time is left.</summary>
public static class Countdown
{
    /// <summary>Urgency at an instant; a due instant itself is already too late.</summary>
    public static Urgency Of(DateTimeOffset? due, DateTimeOffset now) =>
        due is not { } at ? Urgency.None : at <= now ? Urgency.Over : at - now <= TimeSpan.FromHours(24) ? Urgency.Soon : Urgency.Ample;

    /// <summary>剩余2天3小时 / 逾期5小时10分.</summary>
    public static string Words(DateTimeOffset due, DateTimeOffset now, IStringLocalizer<SharedTexts> texts)
    {
        var left = (due - now).Duration();
        var words = left.Days > 0
            ? $"{left.Days}{texts["time.days"]}{left.Hours}{texts["time.hours"]}"
            : $"{left.Hours}{texts["time.hours"]}{left.Minutes}{texts["time.minutes"]}";
        return texts[due <= now ? "time.over" : "time.left", words.Trim()];
    }
}
