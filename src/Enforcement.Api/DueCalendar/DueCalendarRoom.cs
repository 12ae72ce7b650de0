using Enforcement.Api.Kernel;

namespace Enforcement.Api.DueCalendar;

/// <summary>What is due in which month.</summary>
internal static class DueCalendarRoom
{
    public static Room It => new()
    {
        Routes = [DueCalendarEndpoints.Map],
    };
}
