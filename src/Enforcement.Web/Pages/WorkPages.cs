using Enforcement.Web.Resources;

namespace Enforcement.Web.Pages;

/// <summary>What waits for the reader.</summary>
internal static class WorkPages
{
    public static PageRoom It => new()
    {
        Href = "/", Icon = "briefcase", Name = "nav.work", Texts = typeof(SharedTexts),
    };
}
