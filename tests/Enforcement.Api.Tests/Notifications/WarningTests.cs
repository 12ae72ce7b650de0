using System.Text.Json;
using System.Text.RegularExpressions;
using Enforcement.Api.Data;
using Enforcement.Api.Notifications;
using Enforcement.Api.Shared;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Notifications;

public sealed partial class WarningTests
{
    private static DateTimeOffset Day(int day, int hour = 0) => new(2026, 4, day, hour, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_deadline_is_warned_of_once_when_a_day_is_left()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        var number = await http.OpenAsync(); // stop is due at the end of the 11th
        await http.RunJobsAsync();
        (await KindsAsync(app, number)).ShouldNotContain("dueSoon.stop");

        await http.ClockAsync("2026-04-11T00:00:00+08:00");
        await http.RunJobsAsync();
        await http.ClockAsync("2026-04-11T12:00:00+08:00");

        (await KindsAsync(app, number)).Count(k => k == "dueSoon.stop").ShouldBe(1);
        (await NoticesAsync(app, number)).Single(n => n.Kind == "dueSoon.stop").UnitCode.ShouldBe(DeliveryApp.Town);
    }

    [Fact]
    public async Task A_suspended_case_raises_no_alarm()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        var number = await http.OpenAsync();
        await http.ActAsync(number, "suspend", new { reason = "等待鉴定" }, CaseClient.Lead);
        await http.ClockAsync("2026-04-11T12:00:00+08:00");

        (await KindsAsync(app, number)).ShouldNotContain("dueSoon.stop");
    }

    [Fact]
    public async Task An_extended_deadline_is_warned_of_again()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        var number = await http.OpenAsync();
        await http.ClockAsync("2026-04-11T12:00:00+08:00");
        await http.ActAsync(number, "extend", new { deadline = "stop", days = 2, reason = "道路积水" }, CaseClient.Lead);
        await http.RunJobsAsync();
        (await KindsAsync(app, number)).Count(k => k == "dueSoon.stop").ShouldBe(1);

        await http.ClockAsync("2026-04-13T12:00:00+08:00");
        (await KindsAsync(app, number)).Count(k => k == "dueSoon.stop").ShouldBe(2);
    }

    [Fact] // Art 24: the bulletin is the urban enforcement bureau's
    public async Task Who_holds_the_duty_is_warned()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        var number = await http.OrderedAsync();
        foreach (var day in new[] { 14, 21, 22, 23, 24 }) await http.ClockAsync(Day(day).ToString("O"));
        var warned = (await NoticesAsync(app, number)).Single(n => n.Kind == "dueSoon.bulletin");
        warned.UnitCode.ShouldBe(await app.DbAsync(db => db.Set<Enforcement.Api.Organisations.UnitRow>().Where(u => u.Kind == Enforcement.Workflows.Organisations.UnitKind.UrbanEnforcement).Select(u => u.Code).SingleAsync()));
    }

    [Fact]
    public async Task A_town_is_warned_of_a_leads_verification_and_told_when_it_passed()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        var (status, lead) = await http.SendAsync("planning", HttpMethod.Post, "/api/leads", new { channel = "report", sourceNumber = "BM-1", foundAt = "2026-04-10T08:00:00+08:00", place = new { lon = 116.861, lat = 40.47 }, address = "测试", town = DeliveryApp.Town, description = "在施" });
        status.ShouldBe(201, lead?.ToJsonString());
        var id = lead!["id"]!.GetValue<Guid>();
        (await http.SendAsync("planning", HttpMethod.Post, $"/api/leads/{id}/dispatch", new { town = DeliveryApp.Town })).Status.ShouldBe(200);
        await http.ClockAsync("2026-04-12T12:00:00+08:00");
        (await OfLeadAsync(app, id)).ShouldNotContain("dueSoon.verification");
        await http.ClockAsync("2026-04-13T12:00:00+08:00"); // due at the end of the 13th
        await http.RunJobsAsync();
        await http.ClockAsync("2026-04-14T00:00:00+08:00");
        await http.RunJobsAsync();

        (await OfLeadAsync(app, id)).Where(k => k.EndsWith("verification", StringComparison.Ordinal)).ShouldBe(["dueSoon.verification", "breached.verification"], ignoreOrder: true);
    }

    [Fact]
    public void Every_notice_has_its_words()
    {
        string[] kinds =
        [
            .. Enum.GetNames<DutyKind>().Select(k => $"duty.{Camel(k)}"), .. Enum.GetNames<DeadlineKind>().SelectMany(k => new[] { $"breached.{Camel(k)}", $"dueSoon.{Camel(k)}" }),
            "sent.copiedToDiscipline", "sent.obstructionReported", "sent.crimeTransferred", .. InSources(),
        ];
        kinds.Length.ShouldBeGreaterThan(45);
        kinds.Where(k => Messages.Resources.GetString($"notice.{k}", System.Globalization.CultureInfo.InvariantCulture) is null).ShouldBeEmpty();
    }

    /// <summary>The kinds that rooms write out: <c>"lead.dispatched"</c> in a file that makes notices.</summary>
    private static IEnumerable<string> InSources()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Enforcement.sln"))) directory = directory.Parent!;
        return Directory.EnumerateFiles(Path.Combine(directory.FullName, "src", "Enforcement.Api"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText).Where(t => t.Contains("new NoticePayload(", StringComparison.Ordinal)).SelectMany(t => Literal().Matches(t).Select(m => m.Groups[1].Value)).Distinct();
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static Task<List<NoticeRow>> NoticesAsync(EnforcementApp app, string number) => app.DbAsync(db => db.Set<NoticeRow>().IgnoreQueryFilters().Where(n => n.CaseNumber == number).ToListAsync());

    private static async Task<List<string>> KindsAsync(EnforcementApp app, string number) => (await NoticesAsync(app, number)).ConvertAll(n => n.Kind);

    private static Task<List<string>> OfLeadAsync(EnforcementApp app, Guid id) => app.DbAsync(db => db.Set<NoticeRow>().IgnoreQueryFilters().Where(n => n.LeadId == id).Select(n => n.Kind).ToListAsync());

    [GeneratedRegex("\"([a-z]+\\.[a-z][A-Za-z]*)\"")]
    private static partial Regex Literal();
}
