using System.Net;
using System.Net.Http.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Api.Shared.Idempotency;
using Enforcement.Testing;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Shared;

/// <summary>The work of the tests is an outbox message: what counts is how many of them there are.</summary>
public sealed class IdempotencyTests : IAsyncLifetime
{
    private MadeApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await MadeApp.StartAsync(app =>
    {
        app.MapPost("/api/work", async (Body body, EnforcementDb db, UnitOfWork work, HttpContext http) =>
        {
            var id = Guid.NewGuid();
            await work.RunAsync(async () =>
            {
                db.Add(new OutboxRow { Id = id, Kind = "test", Subject = body.Text, Payload = "{}", CreatedAt = DateTimeOffset.UnixEpoch });
                return await db.SaveChangesAsync();
            }, http.RequestAborted);
            return body.Outcome switch
            {
                "created" => Results.Created($"/api/work/{id}", new { id, body.Text }),
                "refused" => Results.Json(new { id }, statusCode: 409),
                "forbidden" => Results.StatusCode(403),
                "bug" => throw new InvalidOperationException("after the work"),
                _ => Results.NoContent(),
            };
        }).AllowAnonymous();
        app.MapPost("/api/upload", async (HttpContext http) =>
            Results.Ok(new { id = Guid.NewGuid(), length = (await http.Request.ReadFormAsync()).Files[0].Length })).AllowAnonymous();
        app.MapPost("/api/apart", async (EnforcementDb db) =>
        {
            db.Add(new OutboxRow { Id = Guid.NewGuid(), Kind = "test", Subject = "apart", Payload = "{}",
                CreatedAt = DateTimeOffset.UnixEpoch });
            return new { count = await db.SaveChangesAsync(), id = Guid.NewGuid() };
        }).AllowAnonymous().WithMetadata(new OwnTransactions());
    });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_same_key_and_body_answers_as_the_first_time_and_works_once()
    {
        using var first = await PostAsync("k1", new("a", "created"));
        using var second = await PostAsync("k1", new("a", "created"));

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Headers.Location.ShouldNotBeNull().ShouldBe(first.Headers.Location);
        second.Content.Headers.ContentType.ShouldBe(first.Content.Headers.ContentType);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await WorkedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_refused_and_does_nothing()
    {
        using var first = await PostAsync("k1", new("a", "created"));
        using var second = await PostAsync("k1", new("b", "created"));
        second.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await second.Content.ReadAsStringAsync()).ShouldContain("idempotency-key-reused");
        (await WorkedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_belongs_to_its_user()
    {
        using var first = await PostAsync("k1", new("a", "created"), "wang");
        using var second = await PostAsync("k1", new("b", "created"), "li");
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await WorkedAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_refusal_nothing_but_the_answer_is_stored()
    {
        using var first = await PostAsync("k1", new("a", "refused"));
        using var second = await PostAsync("k1", new("a", "refused"));
        first.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await WorkedAsync()).ShouldBe(0);
        (await KeysAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("forbidden", 403)]
    [InlineData("bug", 500)]
    public async Task What_should_be_tried_again_is_not_stored_and_changed_nothing(string outcome, int status)
    {
        using var response = await PostAsync("k1", new("a", outcome));
        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"code\"");
        (await WorkedAsync()).ShouldBe(0);
        (await KeysAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Two_at_the_same_time_work_once_and_answer_alike()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var response = await PostAsync("k1", new("a", "created"));
            return $"{response.StatusCode} {await response.Content.ReadAsStringAsync()}";
        }));
        answers.Distinct().Count().ShouldBe(1);
        (await WorkedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_sent_again_with_another_boundary_is_the_same_request()
    {
        var file = new byte[300_000]; // more than is buffered in memory
        new Random(1).NextBytes(file);
        var first = await UploadAsync(file);
        (await UploadAsync(file)).ShouldBe(first);
        file[^1]++;
        (await UploadAsync(file)).ShouldContain("idempotency-key-reused");

        async Task<string> UploadAsync(byte[] content)
        {
            using var form = new MultipartFormDataContent($"boundary-{Guid.NewGuid()}") { { new ByteArrayContent(content), "file",
                "图斑.zip" } };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/upload") { Content = form,
                Headers = { { "Idempotency-Key", "k1" } } };
            using var response = await _app.ClientFor("wang").SendAsync(request);
            return await response.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task Work_in_transactions_of_its_own_answers_again_without_working_again()
    {
        async Task<string> ApartAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/apart") { Headers = { { "Idempotency-Key", "k1" } } };
            using var response = await _app.ClientFor("wang").SendAsync(request);
            return await response.Content.ReadAsStringAsync();
        }
        (await ApartAsync()).ShouldBe(await ApartAsync());
        (await WorkedAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("201x")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        if (key == "201x") key = new string('x', 201);
        using var response = await PostAsync(key, new("a", "created"));
        (await response.Content.ReadAsStringAsync()).ShouldContain("idempotency-key-invalid");
        (await WorkedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_stored_cannot_be_read_in_the_database()
    {
        using var response = await PostAsync("k1", new("张三的密钥", "created"));
        var row = await _app.DbAsync(db => db.Set<IdempotencyRow>().SingleAsync());
        System.Text.Encoding.UTF8.GetString(row.Body).ShouldNotContain("张三");
    }

    [Fact]
    public async Task Keys_are_kept_seven_days()
    {
        using var first = await PostAsync("k1", new("a", "created"));
        await using var scope = _app.Services.CreateAsyncScope();
        var (clock, mediator) = (scope.ServiceProvider.GetRequiredService<LegalClock>(),
            scope.ServiceProvider.GetRequiredService<IMediator>());
        await _app.StandAtAsync(clock.Now.AddDays(7).AddMinutes(-1));
        (await mediator.Send(new ForgetOldKeys())).ShouldBe(0);
        await _app.StandAtAsync(clock.Now.AddMinutes(2));
        (await mediator.Send(new ForgetOldKeys())).ShouldBe(1);
        (await KeysAsync()).ShouldBe(0);
    }

    private async Task<HttpResponseMessage> PostAsync(string key, Body body, string actor = "wang")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/work") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await _app.ClientFor(actor).SendAsync(request);
    }

    private Task<int> WorkedAsync() => _app.DbAsync(db => db.Set<OutboxRow>().CountAsync());
    private Task<int> KeysAsync() => _app.DbAsync(db => db.Set<IdempotencyRow>().CountAsync());

    public sealed record Body(string Text, string Outcome);
}
