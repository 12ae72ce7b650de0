using System.Data.Common;
using System.Net;
using Enforcement.Api.Data;
using Enforcement.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>What a person sees when something fails that is no fault of theirs.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly Breaking _breaking = new();
    private readonly EnforcementApp _app;

    public FailureTests() =>
        _app = new EnforcementApp { MoreServices = services =>
            services.ConfigureDbContext<SqliteEnforcementDb>(o => o.AddInterceptors(_breaking)) };

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("zh-CN", "数据库暂时无法访问")]
    [InlineData("en", "cannot be reached")]
    public async Task A_database_that_is_away_is_said_with_what_to_do_and_asked_nothing_more(string language, string words)
    {
        using var planning = _app.ClientFor("planning");
        planning.DefaultRequestHeaders.Add("Cookie", $".AspNetCore.Culture=c={language}|uic={language}");
        (await planning.OpenAsync("/cases")).Status.ShouldBe(HttpStatusCode.OK);
        _breaking.By = () => new SqliteException("database is locked", 5);
        using var away = await planning.GetAsync(new Uri("/cases?q=1", UriKind.Relative));
        away.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        away.Headers.RetryAfter.ShouldNotBeNull();
        var html = await away.Content.ReadAsStringAsync();
        html.ShouldContain(words);
        html.ShouldContain("href=\"/cases?q=1\"");
        away.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        _breaking.By = null;
        (await planning.OpenAsync("/cases?q=1")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/cases?q=1")]
    [InlineData("/api/cases?q=1")]
    public async Task An_answer_made_of_an_exception_keeps_the_headers_of_security(string path)
    {
        using var planning = _app.ClientFor("planning");
        (await planning.GetAsync(new Uri("/cases", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        _breaking.By = () => new InvalidOperationException("a bug");
        _breaking.Only = "Search";
        using var failed = await planning.GetAsync(new Uri(path, UriKind.Relative));
        failed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        foreach (var header in new[] { "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy",
            "Permissions-Policy" }) failed.Headers.Contains(header).ShouldBeTrue(header);
    }

    [Theory]
    [InlineData("/problem/200")]
    [InlineData("/problem/7")]
    [InlineData("/problem/500")]
    [InlineData("/problem")]
    public async Task Nobody_makes_up_a_problem(string path)
    {
        using var planning = _app.ClientFor("planning");
        (await planning.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private sealed class Breaking : DbCommandInterceptor
    {
        public Func<Exception>? By { get; set; }
        public string Only { get; set; } = "";

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
            InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            By is { } by && command.CommandText.Contains(Only, StringComparison.Ordinal) ? throw by() : ValueTask.FromResult(result);
    }
}
