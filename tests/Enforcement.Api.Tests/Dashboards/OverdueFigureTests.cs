using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Dashboards;

/// <summary>Every figure of the overdue dashboard is the length of the list behind it.</summary>
public sealed class OverdueFigureTests
{
    [Fact]
    public async Task Every_figure_is_the_length_of_the_list_behind_it_also_for_late_cases_with_another_deadline_soon()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        await http.OrderedAsync();
        // On 23 April the ordered case is late (since 14 April) and its bulletin falls due within 24 hours.
        foreach (var now in new[] { "2026-04-10T10:00:00+08:00", "2026-04-13T08:00:00+08:00", "2026-04-20T08:00:00+08:00",
            "2026-04-23T08:00:00+08:00" })
        {
            await http.ClockAsync(now);
            foreach (var cell in (await http.GetAsync("planning", "/api/dashboards/overdue"))["items"]!.AsArray())
            {
                var href = cell!["casesHref"]!.GetValue<string>();
                async Task<int> TotalAsync(string more) => (await http.GetAsync("planning", href + more))["total"]!.GetValue<int>();
                (await TotalAsync("")).ShouldBe(cell["open"]!.GetValue<int>(), $"{now} {href}");
                (await TotalAsync("&overdue=true")).ShouldBe(cell["breached"]!.GetValue<int>(), $"{now} {href}");
                (await TotalAsync("&dueWithinHours=24")).ShouldBe(cell["dueWithin24Hours"]!.GetValue<int>(), $"{now} {href}");
            }
        }
    }
}
