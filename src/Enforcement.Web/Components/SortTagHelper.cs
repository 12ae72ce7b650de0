using Enforcement.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Components;

/// <summary>
/// <c>&lt;th scope="col" sort-key="number"&gt;编号&lt;/th&gt;</c>: a heading that sorts its list, by <c>sort</c> in the address
/// (<c>-number</c>: descending); pressed again it turns round.
/// </summary>
[HtmlTargetElement("th", Attributes = "sort-key")]
public sealed class SortTagHelper(IStringLocalizer<SharedTexts> texts) : TagHelper
{
    public string SortKey { get; set; } = "";

    /// <summary>What the list is sorted by when the address says nothing, if that is this key; its direction comes first.</summary>
    public string? SortDefault { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var text = (await output.GetChildContentAsync()).GetContent(System.Text.Encodings.Web.HtmlEncoder.Default);
        var sort = request.Query["sort"].ToString() is { Length: > 0 } asked ? asked : SortDefault;
        var (next, state, arrow) = sort == SortKey ? ($"-{SortKey}", "ascending", " ↑") : sort == $"-{SortKey}"
            ? (SortKey, "descending", " ↓") : (SortDefault ?? SortKey, (string?)null, "");
        if (state is not null) output.Attributes.SetAttribute("aria-sort", state);
        var link = new TagBuilder("a");
        link.Attributes["href"] = request.With("sort", next);
        link.Attributes["title"] = texts["list.sortBy", System.Net.WebUtility.HtmlDecode(text)];
        link.InnerHtml.AppendHtml(text).Append(arrow);
        output.Content.SetHtmlContent(link);
    }
}
