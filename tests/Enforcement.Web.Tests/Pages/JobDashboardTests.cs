using System.Net;
using System.Text.RegularExpressions;
using Enforcement.Api.Audit;
using Enforcement.Api.Jobs;
using Enforcement.Testing;
using Enforcement.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>The product with its scheduler running.</summary>
public sealed class JobDashboardApp : IAsyncDisposable
{
    internal EnforcementApp App { get; } = new() { Jobs = true };

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>The scheduler's own pages inside the product: whose they are, and that they keep its rules.</summary>
public sealed partial class JobDashboardTests(JobDashboardApp dashboard) : IClassFixture<JobDashboardApp>
{
    private const string Home = "/operations/jobs", Trigger = Home + "/recurring/trigger";

    private EnforcementApp App => dashboard.App;

    [Theory]
    [InlineData(null, HttpStatusCode.Redirect)]
    [InlineData("inspector.xiwengzhuang", HttpStatusCode.Forbidden)]
    [InlineData("planning", HttpStatusCode.Forbidden)]
    [InlineData("leader", HttpStatusCode.Forbidden)]
    [InlineData("auditor", HttpStatusCode.OK)]
    [InlineData("admin", HttpStatusCode.OK)]
    public async Task Administrators_and_auditors_open_it_and_nobody_else(string? user, HttpStatusCode status)
    {
        using var client = App.ClientFor(user);
        foreach (var path in new[] { Home, Home + "/recurring", Home + "/servers", Home + "/jobs/failed" })
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            response.StatusCode.ShouldBe(status, path);
        }
    }

    [Fact]
    public async Task An_administrator_starts_a_job_there_and_only_with_the_token_of_the_page()
    {
        using var client = App.ClientFor("admin");
        (await TriggerAsync(client, token: null)).ShouldBe(HttpStatusCode.Forbidden);
        (await TriggerAsync(client, "made-up")).ShouldBe(HttpStatusCode.Forbidden);
        (await TriggerAsync(client, await TokenAsync(client))).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task An_auditor_reads_it_and_changes_nothing()
    {
        using var client = App.ClientFor("auditor");
        var token = await TokenAsync(client);
        foreach (var command in new[] { Trigger, Home + "/recurring/remove", Home + "/jobs/failed/requeue", Home
            + "/jobs/enqueued/delete" })
            ((int)await PostAsync(client, command, token)).ShouldBeInRange(401, 403, command);
        (await client.GetStringAsync(new Uri(Home + "/recurring", UriKind.Relative))).ShouldNotContain("Trigger now");
    }

    [Fact]
    public async Task It_keeps_the_policy_of_every_page()
    {
        using var client = App.ClientFor("admin");
        foreach (var path in new[] { Home, Home + "/recurring", Home + "/servers", Home + "/jobs/succeeded" })
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            response.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
            var html = await response.Content.ReadAsStringAsync();
            html.ShouldNotContain(" style=\"");
            html.ShouldNotContain(" onclick=");
            InlineScript().IsMatch(html).ShouldBeFalse(path);
        }
    }

    [Fact]
    public async Task What_a_person_did_there_is_audited_and_what_the_page_fetches_by_itself_is_not()
    {
        using var client = App.ClientFor("admin");
        var token = await TokenAsync(client);
        await TriggerAsync(client, token);
        (await PostAsync(client, Home + "/stats", token)).ShouldBe(HttpStatusCode.OK);
        await Wait.UntilAsync(async () => (await LinesAsync()).Any(a => a is { Subject: Trigger, Action: AuditAction.Changed }),
            "the line of the change");
        var lines = await LinesAsync();
        lines.ShouldContain(a => a.Subject == Home && a.Action == AuditAction.Looked);
        lines.ShouldNotContain(a => a.Subject == Home + "/stats");
    }

    [Fact]
    public async Task The_page_of_operations_leads_there_and_says_how_many_processes_run_jobs()
    {
        using var client = App.ClientFor("auditor");
        await Wait.UntilAsync(async () => (await client.GetStringAsync(new Uri("/api/operations", UriKind.Relative)))
            .Contains("\"servers\":1", StringComparison.Ordinal), "the process that runs jobs");
        var html = await client.GetStringAsync(new Uri("/operations", UriKind.Relative));
        html.ShouldContain($"href=\"{Home}\"");
        html.ShouldContain("运行定时任务的进程");
    }

    [Fact]
    public void Every_job_has_its_words()
    {
        using var scope = App.Services.CreateScope();
        var texts = scope.ServiceProvider.GetRequiredService<IStringLocalizer<AdminTexts>>();
        JobList.All.Select(j => $"job.{j.Name}").Where(name => texts[name].ResourceNotFound).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_job_is_run_or_enqueued_there_is_no_such_page()
    {
        await using var without = new EnforcementApp();
        using var client = without.ClientFor("admin");
        using var response = await client.GetAsync(new Uri(Home, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetStringAsync(new Uri("/operations", UriKind.Relative))).ShouldNotContain(Home);
    }

    private Task<List<AuditRow>> LinesAsync() =>
        App.DbAsync(db => db.Set<AuditRow>().IgnoreQueryFilters().Where(a => a.Subject.StartsWith(Home)).ToListAsync());

    private static async Task<string> TokenAsync(HttpClient client) =>
        Token().Match(await client.GetStringAsync(new Uri(Home, UriKind.Relative))).Groups[1].Value;

    private static Task<HttpStatusCode> TriggerAsync(HttpClient client, string? token) => PostAsync(client, Trigger, token);

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            path) { Content = new FormUrlEncodedContent([KeyValuePair.Create("jobs[]", "audit")]) };
        if (token is not null) request.Headers.Add("X-XSRF-TOKEN", token);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    [GeneratedRegex("name=\"csrf-token\" content=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<script(?![^>]*\\bsrc=)")]
    private static partial Regex InlineScript();
}
