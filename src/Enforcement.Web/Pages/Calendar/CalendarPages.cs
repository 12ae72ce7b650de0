using Enforcement.Web.Resources;

namespace Enforcement.Web.Pages.Calendar;

/// <summary>What is due when.</summary>
internal static class CalendarPages
{
    public static PageRoom It => new()
    {
        Href = "/calendar", Icon = "calendar-event", Name = "nav.calendar", Texts = typeof(ReportTexts),
        Services = (services, _) => services.AddScoped<DueWords>(),
    };
}
