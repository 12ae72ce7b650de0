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
        warned.UnitCode.ShouldBe(await app.DbAsync(db => db.Set<Enforcement.Api.Organisations.UnitRow>()
            .Where(u => u.Kind == Enforcement.Workflows.Organisations.UnitKind.UrbanEnforcement).Select(u => u.Code).SingleAsync()));
    }

    [Fact]
    public async Task A_town_is_warned_of_a_leads_verification_and_told_when_it_passed()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        var (status, lead) = await http.SendAsync("planning", HttpMethod.Post, "/api/leads",
            new { channel = "report", sourceNumber = "BM-1", foundAt = "2026-04-10T08:00:00+08:00",
                place = new { lon = 116.861, lat = 40.47 }, address = "测试", town = DeliveryApp.Town, description = "在施" });
        status.ShouldBe(201, lead?.ToJsonString());
        var id = lead!["id"]!.GetValue<Guid>();
        (await http.SendAsync("planning", HttpMethod.Post, $"/api/leads/{id}/dispatch", new { town = DeliveryApp.Town })).Status.ShouldBe(
            200);
        await http.ClockAsync("2026-04-12T12:00:00+08:00");
        (await OfLeadAsync(app, id)).ShouldNotContain("dueSoon.verification");
        await http.ClockAsync("2026-04-13T12:00:00+08:00"); // due at the end of the 13th
        await http.RunJobsAsync();
        await http.ClockAsync("2026-04-14T00:00:00+08:00");
        await http.RunJobsAsync();

        (await OfLeadAsync(app, id)).Where(k => k.EndsWith("verification", StringComparison.Ordinal))
            .ShouldBe(["dueSoon.verification", "breached.verification"], ignoreOrder: true);
    }

    private const string Bureau = "110118-UEB", Office = "110118-SUP", Planning = "110118-PLN", Leader = "110118";

    /// <summary>
    /// Who was told of something outside of cases, in the order of codes; the deadlines of the demo's own month are not looked at.
    /// </summary>
    private static Task<List<string>> ToldAsync(EnforcementApp app, string kind, string link) =>
        app.DbAsync(db => db.Set<NoticeRow>().IgnoreQueryFilters().Where(n => n.Kind == kind && n.Link == link).OrderBy(n => n.UnitCode)
            .Select(n => n.UnitCode).ToListAsync());

    private static async Task<List<string>> ToldOfBreachAsync(EnforcementApp app, string number, string deadline) =>
        [.. (await NoticesAsync(app, number)).Where(n => n.Kind == $"breached.{deadline}").Select(n => n.UnitCode)
            .Order(StringComparer.Ordinal)];

    [Fact] // Art 24, 25: the bulletin is the bureau's; the supervision order is the office's, and binds the town
    public async Task A_deadline_that_passed_is_told_to_whoever_held_its_duty()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        var number = await http.OrderedAsync();
        foreach (var day in new[] { 14, 21, 24 }) await http.ClockAsync(Day(day)
            .ToString("O")); // the bulletin was due at the end of the 23rd
        await http.RunJobsAsync();
        (await ToldOfBreachAsync(app, number, "selfDemolition")).ShouldBe([DeliveryApp.Town]);
        (await ToldOfBreachAsync(app, number, "forcedDemolition")).ShouldBe([Planning, DeliveryApp.Town]);
        (await ToldOfBreachAsync(app, number, "bulletin")).ShouldBe([Bureau]);

        await http.ActAsync(number, "issue-bulletin", user: "bureau");
        await http.ActAsync(number, "request-special-meeting", user: "planning");
        await http.ActAsync(number, "decide-special-meeting", new { approved = true, reason = "同意督办" }, "leader");
        await http.ActAsync(number, "open-supervision", user: "supervision");
        await http.ClockAsync("2026-05-02T00:00:00+08:00");
        (await ToldOfBreachAsync(app, number, "supervision")).ShouldBe([Office, DeliveryApp.Town]);
    }

    [Fact]
    public async Task Article_29_a_measure_is_warned_of_and_told_when_it_passed_once_each_and_stands_in_the_calendar()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        async Task<string> TalkAsync(string unit)
        {
            var (status, opened) = await http.SendAsync("leader", HttpMethod.Post, "/api/unit-measures",
                new { unit, kind = "talk", basis = "区政府被约谈" });
            status.ShouldBe(201);
            var id = opened!["item"]!["id"]!.ToString();
            (await http.SendAsync("leader", HttpMethod.Post, $"/api/unit-measures/{id}/decide",
                new { ordered = true, reason = "x", dueOn = "2026-04-15" })).Status.ShouldBe(200);
            return $"/escalation/{id}";
        }

        var village = (await http.GetAsync("village.xiwengzhuang", "/api/session"))["unit"]!["code"]!.GetValue<string>();
        var (talk, villages, done) = (await TalkAsync("xiwengzhuang"), await TalkAsync(village), await TalkAsync("xiwengzhuang"));
        (await http.SendAsync("leader", HttpMethod.Post, $"/api/unit-measures/{done.Split('/')[^1]}/finish",
            new { result = "已约谈" })).Status.ShouldBe(200);

        async Task<List<string>> DueAsync(string user) =>
            [.. (await http.GetAsync(user, "/api/due?month=2026-04&group=measure")).AsArray().Select(i => i!["link"]!.ToString())];
        (await DueAsync(CaseClient.Lead)).ShouldBe([talk, villages], ignoreOrder: true);
        (await DueAsync("village.xiwengzhuang")).ShouldBe([villages]);
        (await DueAsync("lead.gubeikou")).ShouldBeEmpty();

        await http.ClockAsync("2026-04-14T23:00:00+08:00");
        (await ToldAsync(app, "dueSoon.measure", talk)).ShouldBeEmpty("more than a day is left");
        await http.ClockAsync("2026-04-15T09:00:00+08:00");
        await http.RunJobsAsync();
        (await ToldAsync(app, "dueSoon.measure", talk)).ShouldBe([Leader, DeliveryApp.Town]);
        (await ToldAsync(app, "dueSoon.measure", villages)).ShouldBe([Leader, DeliveryApp.Town, village]);
        (await ToldAsync(app, "breached.measure", talk)).ShouldBeEmpty();
        await http.ClockAsync("2026-04-16T00:00:00+08:00");
        await http.RunJobsAsync();
        (await ToldAsync(app, "breached.measure", talk)).ShouldBe([Leader, DeliveryApp.Town]);
        (await ToldAsync(app, "dueSoon.measure", talk)).Count.ShouldBe(2);
        (await ToldAsync(app, "dueSoon.measure", done)).Concat(await ToldAsync(app, "breached.measure", done))
            .ShouldBeEmpty("it was carried out");
    }

    [Fact]
    public async Task Article_15_a_returned_report_is_warned_of_until_it_comes_again()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        await http.RunJobsAsync();
        const string Report = $"/reports/2026-04/{DeliveryApp.Town}", Other = $"/reports/2026-04/{DeliveryApp.OtherTown}";
        foreach (var (town, lead) in new[] { (DeliveryApp.Town, CaseClient.Lead), (DeliveryApp.OtherTown, "lead.gubeikou") })
        {
            var path = $"/api/reports/monthly/2026-04/{town}";
            var nil = (await http.GetAsync(lead, path))["findings"]!.AsArray().Count == 0;
            (await http.SendAsync(lead, HttpMethod.Post, $"{path}/submit", new { nil })).Status.ShouldBe(200);
            (await http.SendAsync("planning", HttpMethod.Post, $"{path}/return", new { reason = "请补充" })).Status.ShouldBe(200);
            if (town == DeliveryApp.OtherTown) (await http.SendAsync(lead, HttpMethod.Post, $"{path}/submit",
                new { nil })).Status.ShouldBe(200);
        }
        var dueAt = await app.DbAsync(db => db.Set<Enforcement.Api.MonthlyReports.ReportRow>()
            .Where(r => r.Month == "2026-04" && r.Town == DeliveryApp.Town).Select(r => r.AgainDueAt!.Value).SingleAsync());
        await http.ClockAsync(dueAt.AddHours(-2).ToString("O"));
        await http.RunJobsAsync();
        (await ToldAsync(app, "dueSoon.report", Report)).ShouldBe([DeliveryApp.Town]);
        await http.ClockAsync(dueAt.ToString("O"));
        await http.RunJobsAsync();
        (await ToldAsync(app, "breached.report", Report)).ShouldBe([Planning, DeliveryApp.Town]);
        (await ToldAsync(app, "dueSoon.report", Other)).Concat(await ToldAsync(app, "breached.report", Other))
            .ShouldBeEmpty("it came again");
    }

    [Fact]
    public async Task Article_16_planning_is_warned_once_of_what_follows_from_a_comparison()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        foreach (var (number, lon) in new[] { ("TB-1", 117.1), ("TB-2", 117.2) })
            (await http.SendAsync("planning", HttpMethod.Post, "/api/leads",
                new { channel = "satellite", sourceNumber = number, foundAt = "2026-04-05T08:00:00+08:00",
                    place = new { lon, lat = 40.6 }, town = DeliveryApp.OtherTown })).Status.ShouldBe(201);
        (await http.SendAsync("planning", HttpMethod.Post, "/api/satellite-reviews", new { month = "2026-04" })).Status.ShouldBe(201);
        foreach (var step in new[] { "run", "confirm" }) (await http.SendAsync("planning", HttpMethod.Post,
            $"/api/satellite-reviews/2026-04/{step}", new { })).Status.ShouldBe(200);
        const string Review = "/satellite/2026-04";
        await http.ClockAsync("2026-04-17T09:00:00+08:00"); // due in seven days, at the end of the 17th
        await http.RunJobsAsync();
        (await ToldAsync(app, "dueSoon.followUp", Review)).ShouldBe([Planning]);
        await http.ClockAsync("2026-04-18T00:00:00+08:00");
        await http.RunJobsAsync();
        (await ToldAsync(app, "breached.followUp", Review)).ShouldBe([Planning]);
    }

    [Fact]
    public void Every_notice_has_its_words()
    {
        string[] kinds =
        [
            .. Enum.GetNames<DutyKind>().Select(k => $"duty.{Camel(k)}"), .. Enum.GetNames<DeadlineKind>()
                .SelectMany(k => new[] { $"breached.{Camel(k)}", $"dueSoon.{Camel(k)}" }),
            .. new[] { "measure", "report", "followUp" }.SelectMany(k => new[] { $"breached.{k}", $"dueSoon.{k}" }),
            "sent.copiedToDiscipline", "sent.obstructionReported", "sent.crimeTransferred", .. InSources(),
        ];
        kinds.Length.ShouldBeGreaterThan(45);
        kinds.Where(k => Messages.Resources.GetString($"notice.{k}", System.Globalization.CultureInfo.InvariantCulture) is null)
            .ShouldBeEmpty();
    }

    /// <summary>The kinds that rooms write out: <c>"lead.dispatched"</c> in a file that makes notices.</summary>
    private static IEnumerable<string> InSources()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Enforcement.sln"))) directory = directory.Parent!;
        return Directory.EnumerateFiles(Path.Combine(directory.FullName, "src", "Enforcement.Api"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText).Where(t => t.Contains("new NoticePayload(", StringComparison.Ordinal))
                .SelectMany(t => Literal().Matches(t).Select(m => m.Groups[1].Value)).Distinct();
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static Task<List<NoticeRow>> NoticesAsync(EnforcementApp app, string number) =>
        app.DbAsync(db => db.Set<NoticeRow>().IgnoreQueryFilters().Where(n => n.CaseNumber == number).ToListAsync());

    private static async Task<List<string>> KindsAsync(EnforcementApp app, string number) => (await NoticesAsync(app, number))
        .ConvertAll(n => n.Kind);

    private static Task<List<string>> OfLeadAsync(EnforcementApp app, Guid id) =>
        app.DbAsync(db => db.Set<NoticeRow>().IgnoreQueryFilters().Where(n => n.LeadId == id).Select(n => n.Kind).ToListAsync());

    [GeneratedRegex("\"([a-z]+\\.[a-z][A-Za-z]*)\"")]
    private static partial Regex Literal();
}
