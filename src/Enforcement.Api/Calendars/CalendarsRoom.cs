using Enforcement.Api.Kernel;

namespace Enforcement.Api.Calendars;

/// <summary>Which days are working days.</summary>
internal static class CalendarsRoom
{
    public static Room It => new()
    {
        Services = (services, _) => services.AddSingleton<CalendarBook>(),
        Routes = [CalendarEndpoints.Map],
        Startup = [CalendarBook.SeedAsync],
    };
}
