using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Enforcement.Web.Components;

/// <summary>
/// <c>&lt;icon name="clock" /&gt;</c>: an icon of the sprite (Client/icons.ts). Decoration: words always stand beside it.
/// </summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(Use(Name, ViewContext));
    }

    internal static string Svg(string name, ViewContext view) => $"<svg class=\"icon\" aria-hidden=\"true\">{Use(name, view)}</svg>";

    private static string Use(string name, ViewContext view)
    {
        var assets = view.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"<use href=\"/{assets?["dist/icons.svg"] ?? "dist/icons.svg"}#{name}\"/>";
    }
}
