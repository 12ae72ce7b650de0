using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Enforcement.Api.Shared;
using Enforcement.Testing;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Shared;

/// <summary>Asked by the tests alone: named by a person, who must be somebody.</summary>
public sealed record Greet(string Name, DateTimeOffset At, Greet.Inner? Party = null) : IRequest<Result<string>>
{
    public sealed record Inner(string Note);

    internal sealed class Validator : AbstractValidator<Greet>
    {
        public Validator()
        {
            RuleFor(g => g.Name).NotEmpty().MaximumLength(5);
            RuleFor(g => g.Party!.Note).MaximumLength(3).When(g => g.Party is not null);
        }
    }

    internal sealed class Handler : IRequestHandler<Greet, Result<string>>
    {
        public Task<Result<string>> Handle(Greet request, CancellationToken cancellationToken) => request.Name switch
        {
            "stale" => throw new DbUpdateConcurrencyException("x"),
            _ => Task.FromResult<Result<string>>($"您好 {request.Name} 𠮷"),
        };
    }
}

public sealed class ProblemTests : IAsyncLifetime
{
    private MadeApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await MadeApp.StartAsync(app =>
    {
        app.MapPost("/api/greet", async (Greet greet, IMediator mediator) => (await mediator.Send(greet)).ToHttp()).AllowAnonymous();
        app.MapGet("/api/refuse/{kind}", (RefusalKind kind) =>
            ((Result<string>)new Refusal("clock-moved-back", kind, "now", DateTimeOffset.UnixEpoch)).ToHttp()).AllowAnonymous();
        app.MapGet("/api/bug", string () => throw new InvalidOperationException("secret of the house")).AllowAnonymous();
        app.MapGet("/api/time", () =>
            new { at = new DateTimeOffset(2026, 4, 12, 16, 0, 0, TimeSpan.Zero), kind = RefusalKind.InvalidInStage, text = "密云" })
                .AllowAnonymous();
        app.MapGet("/api/closed", () => "x").RequireAuthorization(p => p.RequireAssertion(_ => false));
    }, services => services.AddHandlersOf(typeof(Greet).Assembly));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(RefusalKind.InvalidInStage, 409, "invalid-in-stage", "clock-moved-back")]
    [InlineData(RefusalKind.Conflict, 409, "clock-moved-back", null)]
    [InlineData(RefusalKind.Invalid, 422, "clock-moved-back", null)]
    [InlineData(RefusalKind.Forbidden, 403, "forbidden", "clock-moved-back")]
    [InlineData(RefusalKind.NotFound, 404, "not-found", "clock-moved-back")]
    public async Task A_refusal_answers_with_its_status_code_and_message(RefusalKind kind, int status, string code, string? reason)
    {
        using var response = await Client().GetAsync($"/api/refuse/{kind}");
        var problem = await ProblemOf(response, status, code);
        problem.TryGetProperty("reason", out var said).ShouldBe(reason is not null);
        if (reason is not null) said.GetString().ShouldBe(reason);
        problem.GetProperty("detail").GetString().ShouldBe("模拟时钟只能向前拨，当前为 1970-01-01 08:00。");
        problem.GetProperty("errors").GetProperty("now")[0].ToString().ShouldContain("模拟时钟");
    }

    [Fact]
    public async Task The_message_is_in_the_language_asked_for()
    {
        var client = Client();
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en-GB"));
        using var response = await client.GetAsync("/api/refuse/Conflict");
        (await ProblemOf(response, 409, "clock-moved-back")).GetProperty("detail").GetString()
            .ShouldBe("The simulated clock moves forward only; it stands at 1970-01-01 08:00.");
    }

    [Fact]
    public async Task A_failed_validation_names_every_field_in_camel_case()
    {
        using var response = await Client()
            .PostAsJsonAsync("/api/greet", new { name = "123456", at = "2026-04-12T09:00:00+08:00", party = new { note = "1234" } });
        var errors = (await ProblemOf(response, 422, "validation")).GetProperty("errors");
        errors.GetProperty("name")[0].GetString().ShouldBe("不得超过 5 个字符。");
        errors.GetProperty("party.note")[0].GetString().ShouldBe("不得超过 3 个字符。");
    }

    [Theory]
    [InlineData("""{"name":"a","at":"2026-04-12T09:00:00"}""", "at")] // without offset: whose nine o'clock?
    [InlineData("""{"name":"a","at":"2026-04-12"}""", "at")]
    [InlineData("""{"name":3,"at":"2026-04-12T09:00:00Z"}""", "name")]
    public async Task Malformed_json_says_where(string body, string field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Client().PostAsync("/api/greet", content);
        (await ProblemOf(response, 400, "malformed")).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Json_that_ends_early_is_malformed()
    {
        using var content = new StringContent("{\"name\":", Encoding.UTF8, "application/json");
        using var response = await Client().PostAsync("/api/greet", content);
        await ProblemOf(response, 400, "malformed");
    }

    [Fact]
    public async Task A_lost_race_is_a_conflict()
    {
        using var response = await Client().PostAsJsonAsync("/api/greet", new { name = "stale", at = "2026-04-12T09:00:00+08:00" });
        await ProblemOf(response, 409, "conflict");
    }

    [Fact]
    public async Task A_page_is_told_of_a_lost_race_by_name_too()
    {
        var result = await _app.InScopeAsync(s => s.GetRequiredService<IMediator>().Send(new Greet("stale", DateTimeOffset.UnixEpoch)));
        result.Refusal.ShouldNotBeNull().Code.ShouldBe("conflict");
    }

    [Fact]
    public async Task A_bug_tells_nothing_of_the_house_but_where_to_find_it()
    {
        using var response = await Client().GetAsync("/api/bug");
        var problem = await ProblemOf(response, 500, "unexpected");
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        problem.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("GET", "/api/nowhere", 404, "not-found")]
    [InlineData("DELETE", "/api/greet", 405, "method-not-allowed")]
    public async Task A_bare_status_gets_its_problem(string method, string path, int status, string code)
    {
        using var response = await Client().SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        await ProblemOf(response, status, code);
    }

    [Fact]
    public async Task Times_are_written_in_legal_time_enums_by_name_and_Chinese_as_it_is()
    {
        (await Client().GetStringAsync("/api/time")).ShouldBe("""{"at":"2026-04-13T00:00:00+08:00","kind":"invalidInStage","text":"密云"}""");
    }

    [Fact]
    public async Task Health_and_the_api_document_are_served_to_anyone()
    {
        foreach (var path in new[] { "/health/live", "/health/ready", "/openapi/v1.json" })
        {
            using var response = await Client().GetAsync(path);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }
    }

    private HttpClient Client() => _app.ClientFor(null);

    private static async Task<JsonElement> ProblemOf(HttpResponseMessage response, int status, string code)
    {
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        return problem;
    }
}
