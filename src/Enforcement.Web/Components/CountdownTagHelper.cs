using System.Globalization;
using System.Text.Encodings.Web;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Components;

/// <summary>How pressing a due instant is; by word, icon and colour together.</summary>
public enum Urgency
{
    /// <summary>No due instant.</summary>
    None,
    /// <summary>More than 24 hours left.</summary>
    Ample,
    /// <summary>24 hours or less.</summary>
    Soon,
    /// <summary>Passed.</summary>
    Over,
}

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

/// <summary><c>&lt;countdown due="…" /&gt;</c>: a badge; the script keeps it ticking.</summary>
[HtmlTargetElement("countdown", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CountdownTagHelper(LegalClock clock, IStringLocalizer<SharedTexts> texts, HtmlEncoder encoder) : TagHelper
{
    public DateTimeOffset? Due { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var now = clock.Now;
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Due is not { } due)
        {
            output.Attributes.SetAttribute("class", "tag");
            output.Content.SetContent(texts["time.none"]);
            return;
        }
        var (look, icon) = Countdown.Of(due, now) switch
        {
            Urgency.Over => ("tag-over is-overdue", "alert-triangle"),
            Urgency.Soon => ("tag-soon", "clock-exclamation"),
            _ => ("tag-blue", "clock"),
        };
        output.Attributes.SetAttribute("class", $"tag countdown {look}");
        output.Attributes.SetAttribute("data-due", due.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("title", LegalDates.Due(due));
        output.Content.SetHtmlContent(
            $"{IconTagHelper.Svg(icon, ViewContext)}<span class=\"countdown-words\">{encoder.Encode(Countdown.Words(due, now, texts))}</span>");
    }
}
