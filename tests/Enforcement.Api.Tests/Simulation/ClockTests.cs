using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Simulation;

public sealed class ClockTests
{
    private const string Start = "2026-04-10T09:00:00+08:00";

    [Fact]
    public async Task The_clock_of_an_empty_database_begins_where_the_drill_says_and_stands_still()
    {
        await using var app = await StartAsync();
        for (var i = 0; i < 2; i++)
            (await app.ClientFor("admin").GetStringAsync("/api/simulation/clock")).ShouldBe($$"""{"now":"{{Start}}","simulated":true}""");
    }

    [Fact]
    public async Task It_moves_forward_to_the_second_and_answers_in_legal_time()
    {
        await using var app = await StartAsync();
        using var moved = await MoveAsync(app, "2026-04-15T16:00:00Z");
        moved.EnsureSuccessStatusCode();
        (await moved.Content.ReadAsStringAsync()).ShouldBe("""{"now":"2026-04-16T00:00:00+08:00","simulated":true}""");
    }

    [Fact]
    public async Task Moved_back_by_a_second_it_is_refused_and_stands()
    {
        await using var app = await StartAsync();
        using var moved = await MoveAsync(app, "2026-04-10T08:59:59+08:00");
        ((int)moved.StatusCode).ShouldBe(409);
        (await moved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("clock-moved-back");
        (await app.ClientFor("admin").GetStringAsync("/api/simulation/clock")).ShouldContain(Start);
    }

    [Fact]
    public async Task It_survives_a_restart_whatever_the_setting_says_then()
    {
        var directory = Directory.CreateTempSubdirectory("enforcement-").FullName;
        try
        {
            await using (var first = await StartAsync(directory))
            {
                using var moved = await MoveAsync(first, "2026-05-01T00:00:00+08:00");
                moved.EnsureSuccessStatusCode();
            }
            await using var second = await StartAsync(directory);
            (await second.ClientFor("admin").GetStringAsync("/api/simulation/clock")).ShouldContain("2026-05-01T00:00:00+08:00");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task Until_it_is_set_it_shows_real_time_which_cannot_be_gone_behind()
    {
        await using var app = await MadeApp.StartAsync();
        (await app.ClientFor("admin").GetStringAsync("/api/simulation/clock")).ShouldContain("\"simulated\":false");
        using var moved = await MoveAsync(app, "2022-04-12T00:00:00+08:00");
        ((int)moved.StatusCode).ShouldBe(409);
    }

    [Theory]
    [InlineData("""{"now":null}""", 422)]
    [InlineData("{}", 422)]
    [InlineData("""{"now":"2126-01-01T00:00:00+08:00"}""", 422)]
    [InlineData("""{"now":"tomorrow"}""", 400)]
    [InlineData("""{"now":"2026-05-01T00:00:00"}""", 400)]
    [InlineData("{", 400)]
    public async Task What_is_no_instant_is_refused(string body, int status)
    {
        await using var app = await StartAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var moved = await app.ClientFor("admin").PutAsync("/api/simulation/clock", content);
        ((int)moved.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("wang", 403)]
    [InlineData("auditor", 403)]
    public async Task Only_an_administrator_touches_it(string? actor, int status)
    {
        await using var app = await StartAsync();
        foreach (var (method, path) in new[] { ("GET", "clock"), ("PUT", "clock"), ("POST", "run-jobs") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/simulation/{path}");
            if (method == "PUT") request.Content = JsonContent.Create(new { now = "2026-05-01T00:00:00+08:00" });
            using var response = await app.ClientFor(actor).SendAsync(request);
            ((int)response.StatusCode).ShouldBe(status, path);
        }
        (await app.ClientFor("admin").GetStringAsync("/api/simulation/clock")).ShouldContain(Start);
    }

    [Fact]
    public async Task With_simulation_off_there_is_no_such_thing()
    {
        await using var app = await MadeApp.StartAsync(settings: ("Enforcement:Simulation", "false"));
        foreach (var actor in new[] { null, "admin" })
        {
            using var response = await app.ClientFor(actor).GetAsync("/api/simulation/clock");
            ((int)response.StatusCode).ShouldBe(404);
        }
    }

    private static Task<MadeApp> StartAsync(string? directory = null) =>
        MadeApp.StartAsync(directory: directory, settings: ("Enforcement:SimulationStart", Start));

    private static Task<HttpResponseMessage> MoveAsync(MadeApp app, string now) => app.ClientFor("admin")
        .PutAsJsonAsync("/api/simulation/clock", new { now });
}
