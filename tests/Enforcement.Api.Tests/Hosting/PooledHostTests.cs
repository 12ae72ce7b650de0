using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Hosting;

/// <summary>What the whole suite stands on: a product that served one test serves the next as a fresh one would.</summary>
public sealed class PooledHostTests
{
    // Nobody else asks for these settings, so that the second app is the first one's host.
    private static EnforcementApp App(string whose) => new() { Settings = [("Enforcement:Test", whose)] };

    [Fact]
    public async Task Everything_that_a_singleton_of_the_product_holds_can_be_put_back()
    {
        await using var app = new EnforcementApp();
        app.Pooled!.Unknown.ShouldBeEmpty("tell HostState how such a field is put back, or that it never changes");
    }

    [Fact]
    public async Task A_host_that_was_used_answers_as_a_fresh_one()
    {
        string[] reads =
        [
            "/api/cases?pageSize=200", "/api/leads?pageSize=200", "/api/units", "/api/policies", "/api/calendars",
            "/api/simulation/clock", "/api/dashboards/overdue",
            "/api/people", "/api/notices", "/api/audit", "/api/journal/verification", "/api/map/outlines",
        ];
        List<string> expected;
        await using (var fresh = new EnforcementApp { Fresh = true,
            Settings = [("Enforcement:Test", "as fresh")] }) expected = await ReadAsync(fresh, reads);

        IServiceProvider used;
        await using (var app = App("as fresh"))
        {
            used = app.Services;
            using var http = new CaseClient(app);
            await http.OpenAsync();
            await http.ClockAsync("2026-08-05T09:00:00+08:00");
            await http.RunJobsAsync();
            (await http.SendAsync("admin", HttpMethod.Put, "/api/people/leader", new { disabled = true })).Status.ShouldBe(200);
            await app.DbAsync(db => db.Set<UnitRow>().Where(u => u.Code == "110118101")
                .ExecuteUpdateAsync(u => u.SetProperty(x => x.Name, "改名镇")));
            app.Services.GetRequiredService<UnitDirectory>().Forget();
            (await http.GetAsync("planning", "/api/units"))["items"]!.AsArray().ShouldContain(u => u!["name"]!.GetValue<string>() == "改名镇");
            await File.WriteAllTextAsync(Path.Combine(app.DataDirectory, "left.txt"), "x");
        }

        await using var again = App("as fresh");
        again.Services.ShouldBeSameAs(used);
        (await ReadAsync(again, reads)).ShouldBe(expected);
        File.Exists(Path.Combine(again.DataDirectory, "left.txt")).ShouldBeFalse();
        again.Services.GetRequiredService<LegalClock>().Now.ShouldBe(new DateTimeOffset(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(8)));
    }

    [Fact]
    public async Task What_was_noted_in_the_audit_is_no_other_tests_matter()
    {
        await using (var app = App("audit"))
        {
            using var http = new CaseClient(app);
            await http.GetAsync("planning", "/api/cases"); // noted a moment later
        }
        await using var again = App("audit");
        using var reader = new CaseClient(again);
        (await reader.GetAsync("auditor", "/api/audit?user=planning"))["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_host_that_is_ending_is_not_used_again()
    {
        IServiceProvider ended;
        await using (var app = App("ending"))
        {
            ended = app.Services;
            ended.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().StopApplication();
        }
        await using var again = App("ending");
        again.Services.ShouldNotBeSameAs(ended);
    }

    [Fact]
    public async Task Two_tests_at_once_have_two_hosts()
    {
        await using var one = App("two");
        await using var other = App("two");
        one.Services.ShouldNotBeSameAs(other.Services);
        one.DataDirectory.ShouldNotBe(other.DataDirectory);
    }

    private static async Task<List<string>> ReadAsync(EnforcementApp app, string[] paths)
    {
        using var http = new CaseClient(app);
        var answers = new List<string>();
        foreach (var path in paths)
        {
            var (status, body) = await http.SendAsync(path.StartsWith("/api/audit", StringComparison.Ordinal) ? "auditor" : "admin",
                HttpMethod.Get, path);
            answers.Add($"{path} {status} {body?.ToJsonString()}");
        }
        return answers;
    }
}
