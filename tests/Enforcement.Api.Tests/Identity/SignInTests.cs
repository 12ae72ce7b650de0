using Microsoft.EntityFrameworkCore;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Enforcement.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Identity;

public sealed class SignInTests
{
    private const string Password = "Correct1Horse";

    private static EnforcementApp App(FakeTimeProvider? clock = null) => new()
    {
        Settings = [("Enforcement:DemoPassword", Password)],
        MoreServices = s => { if (clock is not null) s.AddSingleton<TimeProvider>(clock); },
    };

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string user, string password) =>
        await client.PostAsJsonAsync("/api/session", new { userName = user, password });

    private static async Task<string> CodeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonNode>())!["code"]!.GetValue<string>();

    [Fact]
    public async Task Five_wrong_passwords_lock_for_fifteen_minutes_and_the_right_one_does_not_help()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 4, 10, 1, 0, 0, TimeSpan.Zero));
        await using var app = App(clock);
        using var client = app.ClientFor(null);
        for (var i = 0; i < 4; i++) (await CodeAsync(await SignInAsync(client, "planning", "wrong"))).ShouldBe("wrong-credentials");
        (await CodeAsync(await SignInAsync(client, "planning", "wrong"))).ShouldBe("locked");
        clock.Advance(TimeSpan.FromMinutes(14.9));
        (await CodeAsync(await SignInAsync(client, "planning", Password))).ShouldBe("locked");
        clock.Advance(TimeSpan.FromMinutes(0.2));
        (await SignInAsync(client, "planning", Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task An_idempotency_key_buys_no_further_guesses()
    {
        await using var app = App();
        using var client = app.ClientFor("leader"); // anybody who is signed in, after another's password
        var codes = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            using var guess = new HttpRequestMessage(HttpMethod.Post,
                "/api/session") { Content = JsonContent.Create(new { userName = "planning", password = "wrong" }) };
            guess.Headers.Add("Idempotency-Key", $"guess-{i}");
            codes.Add(await CodeAsync(await client.SendAsync(guess)));
        }
        codes.ShouldBe([.. Enumerable.Repeat("wrong-credentials", 4), "locked", "locked"]);
        // Nor is anything kept of a password: the right one signs in each time, with a cookie.
        for (var i = 0; i < 2; i++)
        {
            using var right = new HttpRequestMessage(HttpMethod.Post,
                "/api/session") { Content = JsonContent.Create(new { userName = "leader", password = Password }) };
            right.Headers.Add("Idempotency-Key", "the-same");
            using var answer = await client.SendAsync(right);
            answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            answer.Headers.Contains("Set-Cookie").ShouldBeTrue();
        }
        (await app.DbAsync(db => db.Set<Enforcement.Api.Shared.Idempotency.IdempotencyRow>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_before_it()
    {
        await using var app = App();
        using var client = app.ClientFor(null);
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++) (await SignInAsync(client, "leader", "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await SignInAsync(client, "leader", Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }
    }

    [Fact]
    public async Task Who_does_not_exist_answers_as_a_wrong_password_does()
    {
        await using var app = App();
        using var client = app.ClientFor(null);
        using var unknown = await SignInAsync(client, "nobody", Password);
        using var wrong = await SignInAsync(client, "planning", "wrong");
        (await unknown.Content.ReadAsStringAsync()).ShouldBe(await wrong.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task By_cookie_an_unsafe_request_needs_the_header_that_the_answer_names_and_by_key_it_does_not()
    {
        await using var app = App();
        using var client = app.ClientFor(null);
        using var signedIn = await SignInAsync(client, "inspector.xiwengzhuang", Password);
        var header = signedIn.Headers.GetValues("X-Antiforgery-Header").Single();
        var token = signedIn.Headers.GetValues(header).Single();
        object body = new { place = new { lon = 116.86, lat = 40.47 }, address = "溪翁庄" };

        (await CodeAsync(await client.PostAsJsonAsync("/api/cases", body))).ShouldBe("antiforgery");
        client.DefaultRequestHeaders.Add(header, token);
        (await client.PostAsJsonAsync("/api/cases", body)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var session = (await client.GetFromJsonAsync<JsonNode>("/api/session"))!;
        session["antiforgery"]!["header"]!.GetValue<string>().ShouldBe(header);
        session["unit"]!["code"]!.GetValue<string>().ShouldBe("110118101");
        (await client.DeleteAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var byKey = app.ClientFor("inspector.xiwengzhuang");
        (await byKey.PostAsJsonAsync("/api/cases", body)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_changed_or_reset_password_ends_the_other_sessions()
    {
        await using var app = App();
        using var first = app.ClientFor(null);
        using var second = app.ClientFor(null);
        using var firstAnswer = await SignInAsync(first, "bureau", Password);
        (await SignInAsync(second, "bureau", Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        first.DefaultRequestHeaders.Add("X-XSRF-TOKEN", firstAnswer.Headers.GetValues("X-XSRF-TOKEN").Single());

        (await CodeAsync(await first.PutAsJsonAsync("/api/session/password", new { oldPassword = Password, newPassword = "short" })))
            .ShouldBe("password-too-weak");
        (await first.PutAsJsonAsync("/api/session/password",
            new { oldPassword = Password, newPassword = "Another2Horse" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await first.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var admin = app.ClientFor("admin");
        var reset = (await (await admin.PostAsync("/api/people/bureau/password-reset", null)).Content.ReadFromJsonAsync<JsonNode>())!;
        (await first.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var given = reset["password"]!.GetValue<string>();
        using var again = await SignInAsync(second, "bureau", given);
        (await CodeAsync(await second.GetAsync("/api/cases"))).ShouldBe("password-must-change");
        second.DefaultRequestHeaders.Add("X-XSRF-TOKEN", again.Headers.GetValues("X-XSRF-TOKEN").Single());
        (await second.PutAsJsonAsync("/api/session/password",
            new { oldPassword = given, newPassword = "Third3Horse" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await second.GetAsync("/api/cases")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_is_shown_once_acts_for_its_person_and_dies_when_revoked()
    {
        await using var app = App();
        using var admin = app.ClientFor("admin");
        var given = (await (await admin.PostAsJsonAsync("/api/api-keys",
            new { userName = "planning", name = "图斑系统" })).Content.ReadFromJsonAsync<JsonNode>())!;
        var key = given["key"]!.GetValue<string>();
        using var machine = app.ClientFor(null);
        machine.DefaultRequestHeaders.Authorization = new("Bearer", key);
        (await machine.GetFromJsonAsync<JsonNode>("/api/session"))!["userName"]!.GetValue<string>().ShouldBe("planning");
        (await admin.GetStringAsync("/api/api-keys")).ShouldNotContain(key);
        (await admin.DeleteAsync($"/api/api-keys/{given["id"]}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await machine.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task People_are_added_and_the_last_administrator_stays()
    {
        await using var app = App();
        using var admin = app.ClientFor("admin");
        object person = new { userName = "new.person", displayName = "新同志", unit = "110118101", roles = new[] { "inspector" } };
        (await admin.PostAsJsonAsync("/api/people", person)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await CodeAsync(await admin.PostAsJsonAsync("/api/people", person))).ShouldBe("user-name-taken");
        (await CodeAsync(await admin.PutAsJsonAsync("/api/people/admin", new { disabled = true }))).ShouldBe("invalid-in-stage");
        (await admin.GetAsync("/api/people")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Demo_people_are_those_of_the_contract_and_without_demo_there_is_only_the_administrator()
    {
        await using (var app = App())
        {
            string[] bodies = ["admin", "auditor", "leader", "planning", "bureau", "supervision", "discipline", "police", "electricity"];
            using var admin = app.ClientFor("admin");
            var towns = (await admin.GetFromJsonAsync<JsonNode>("/api/units"))!["items"]!.AsArray()
                .Where(u => u!["kind"]!.GetValue<string>() is "town" or "developmentZone").Select(u => u!["slug"]!.GetValue<string>())
                    .ToList();
            towns.Count.ShouldBe(21);
            foreach (var user in bodies.Concat(towns.SelectMany(t => new[] { $"inspector.{t}", $"lead.{t}", $"village.{t}" })))
            {
                using var client = app.ClientFor(user);
                (await client.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK, user);
            }
        }
        await using var bare = new EnforcementApp { Demo = false };
        using var key = bare.ClientFor("admin");
        (await key.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await bare.DbAsync(db => Task.FromResult(db.Users.Select(u => u.UserName!).ToList()))).ShouldBe(["admin"]);
    }
}
