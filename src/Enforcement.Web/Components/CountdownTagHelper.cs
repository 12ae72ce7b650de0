using System.Globalization;
using System.Text.Encodings.Web;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Components;

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
