using Enforcement.Api.SatelliteReview;
using Enforcement.Web.Resources;

namespace Enforcement.Web.Pages.Satellite;

/// <summary>The satellite review.</summary>
internal static class SatellitePages
{
    public static PageRoom It => new()
    {
        Href = "/satellite", Icon = "arrows-diff", Name = "nav.satellite", Texts = typeof(SatelliteTexts),
        IsFor = ReviewRules.MaySee,
    };
}
