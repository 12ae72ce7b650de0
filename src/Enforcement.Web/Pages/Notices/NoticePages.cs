using Enforcement.Web.Resources;

namespace Enforcement.Web.Pages.Notices;

/// <summary>Notices.</summary>
internal static class NoticePages
{
    public static PageRoom It => new()
    {
        Href = "/notices", Icon = "bell", Name = "nav.notices", Texts = typeof(NotificationTexts),
        Count = "UnreadNotices",
    };
}
