using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Enforcement.Api.Identity;
using Enforcement.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Identity;

/// <summary>What a change to a person, or a switch of the installation, does to those who could act before it.</summary>
public sealed class PeopleAccessTests
{
    private const string Password = "Correct1Horse";
    private const string Inspector = "inspector.xiwengzhuang";

    private static EnforcementApp App(Action<IServiceCollection>? services = null, params (string, string)[] settings) =>
        new() { Settings = [("Enforcement:DemoPassword", Password), .. settings], MoreServices = services };

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string user, string password) =>
        client.PostAsJsonAsync("/api/session", new { userName = user, password });

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonNode>())!;

    private static async Task<string> CodeAsync(HttpResponseMessage response) => (await JsonAsync(response))["code"]!.GetValue<string>();

    [Fact]
    public async Task A_disabled_person_is_out_with_the_next_request_by_cookie_and_by_key_and_cannot_sign_in()
    {
        await using var app = App();
        using var admin = app.ClientFor("admin");
        using var byCookie = app.ClientFor(null);
        using var byKey = app.ClientFor(Inspector);
        (await SignInAsync(byCookie, Inspector, Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await admin.PutAsJsonAsync($"/api/people/{Inspector}", new { disabled = true })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await byCookie.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await byKey.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await CodeAsync(await SignInAsync(byCookie, Inspector, Password))).ShouldBe("wrong-credentials");

        (await admin.PutAsJsonAsync($"/api/people/{Inspector}", new { disabled = false })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await byKey.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_moved_person_sees_the_new_unit_and_no_longer_the_old_one_in_the_same_session()
    {
        await using var app = App();
        using var admin = app.ClientFor("admin");
        using var person = app.ClientFor(null);
        (await SignInAsync(person, Inspector, Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await TownsSeenAsync(person)).ShouldBe(["xiwengzhuang"]);

        (await admin.PutAsJsonAsync($"/api/people/{Inspector}", new { unit = "110118111" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TownsSeenAsync(person)).ShouldBe(["gubeikou"]);
        (await person.GetFromJsonAsync<JsonNode>("/api/session"))!["unit"]!["slug"]!.GetValue<string>().ShouldBe("gubeikou");
    }

    [Fact]
    public async Task A_person_without_the_role_any_more_may_not_use_it_in_the_same_session()
    {
        await using var app = App();
        using var admin = app.ClientFor("admin");
        using var auditor = app.ClientFor(null);
        (await SignInAsync(auditor, "auditor", Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await auditor.GetAsync("/api/people")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await admin.PutAsJsonAsync("/api/people/auditor", new { roles = new[] { "districtLeader" } })).StatusCode.ShouldBe(
            HttpStatusCode.OK);
        (await auditor.GetAsync("/api/people")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_role_is_held_only_in_a_unit_of_its_kind_and_who_had_it_before_may_still_be_disabled()
    {
        await using var app = App();
        using var admin = app.ClientFor("admin");
        string[] both = ["inspector", "planningOfficer"];
        object person = new { userName = "new.person", displayName = "新同志", unit = "110118101", roles = both };

        foreach (var sent in (Task<HttpResponseMessage>[])[
            admin.PostAsJsonAsync("/api/people", person), admin.PutAsJsonAsync($"/api/people/{Inspector}", new { roles = both }),
            admin.PutAsJsonAsync("/api/people/planning", new { unit = "110118101" })])
            ((await sent).StatusCode, await CodeAsync(await sent)).ShouldBe((HttpStatusCode.UnprocessableEntity, "role-not-of-unit"));
        (await TownsSeenAsync(app.ClientFor(Inspector))).ShouldBe(["xiwengzhuang"], "nothing changed");

        await app.DbAsync(db => db.Users.Where(p => p.UserName == Inspector)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.RoleNames, "Auditor,Supervisor")));
        using var disabled = await admin.PutAsJsonAsync($"/api/people/{Inspector}", new { displayName = "甲", disabled = true });
        disabled.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_auditor_reads_everything_whatever_unit_they_belong_to()
    {
        await using var app = App();
        using var admin = app.ClientFor("admin");
        using var planning = app.ClientFor("planning");
        using var auditor = app.ClientFor("auditor");
        (await admin.PutAsJsonAsync("/api/people/auditor", new { unit = "110118101" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TotalAsync(auditor)).ShouldBe(await TotalAsync(planning));
    }

    [Fact]
    public async Task With_a_password_that_someone_else_gave_a_person_can_do_nothing_but_change_it()
    {
        await using var app = App();
        using var admin = app.ClientFor("admin");
        using var created = await admin.PostAsJsonAsync("/api/people",
            new { userName = "new.person", displayName = "新同志", unit = "110118101", roles = new[] { "inspector" } });
        var given = (await JsonAsync(created))["password"]!.GetValue<string>();
        using var person = app.ClientFor(null);
        using var signedIn = await SignInAsync(person, "new.person", given);
        person.DefaultRequestHeaders.Add("X-XSRF-TOKEN", signedIn.Headers.GetValues("X-XSRF-TOKEN").Single());

        (await CodeAsync(await person.GetAsync("/api/cases"))).ShouldBe("password-must-change");
        using var page = await person.GetAsync("/cases");
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.ToString().ShouldBe("/password");
        (await person.GetAsync("/password")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await person.GetFromJsonAsync<JsonNode>("/api/session"))!["mustChangePassword"]!.GetValue<bool>().ShouldBeTrue();

        (await person.PutAsJsonAsync("/api/session/password",
            new { oldPassword = given, newPassword = "Mine2keepSafe" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await person.GetAsync("/api/cases")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await person.GetFromJsonAsync<JsonNode>("/api/session"))!["mustChangePassword"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task The_well_known_demo_keys_open_nothing_once_demo_is_off()
    {
        var directory = Directory.CreateTempSubdirectory("enforcement-").FullName;
        try
        {
            await using (var demo = new EnforcementApp(directory))
            {
                using var admin = demo.ClientFor("admin");
                (await admin.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
            }
            await using (var production = new EnforcementApp(directory) { Demo = false })
            {
                using var admin = production.ClientFor("admin");
                (await admin.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task Demo_switched_on_for_an_installation_in_use_adds_nothing_and_starts()
    {
        var directory = Directory.CreateTempSubdirectory("enforcement-").FullName;
        try
        {
            await using (var production = new EnforcementApp(directory) { Demo = false })
            {
                (await production.DbAsync(db => Task.FromResult(db.Users.Count()))).ShouldBe(1);
            }
            await using (var demo = new EnforcementApp(directory))
            {
                (await demo.DbAsync(db => Task.FromResult(db.Users.Count()))).ShouldBe(1);
                using var admin = demo.ClientFor("admin");
                (await admin.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task A_right_password_that_was_being_checked_while_five_wrong_ones_locked_the_person_is_refused_too()
    {
        using var hasher = new WaitingHasher();
        await using var app = App(s => s.AddSingleton<IPasswordHasher<Person>>(hasher));
        using var client = app.ClientFor(null);
        var right = Task.Run(() => SignInAsync(client, "planning", Password));
        hasher.Reached.Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue();
        for (var i = 0; i < 5; i++) (await SignInAsync(client, "planning", $"wrong{i}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        hasher.Go.Set();
        (await CodeAsync(await right)).ShouldBe("locked");
    }

    [Fact]
    public async Task Lockout_password_rules_and_idle_time_are_settings()
    {
        await using var app = App(
            null, ("Enforcement:Identity:Lockout:MaxFailedAccessAttempts", "2"), ("Enforcement:Identity:Password:RequiredLength", "12"),
            ("Enforcement:IdleLogout", "00:10:00"));
        using var client = app.ClientFor(null);
        using var first = await SignInAsync(client, "leader", Password);
        client.DefaultRequestHeaders.Add("X-XSRF-TOKEN", first.Headers.GetValues("X-XSRF-TOKEN").Single());
        (await CodeAsync(await client.PutAsJsonAsync("/api/session/password",
            new { oldPassword = Password, newPassword = "Short1word" }))).ShouldBe("password-too-weak");
        (await CodeAsync(await SignInAsync(client, "planning", "wrong"))).ShouldBe("wrong-credentials");
        (await CodeAsync(await SignInAsync(client, "planning", "wrong"))).ShouldBe("locked");
    }

    [Theory]
    [InlineData("00:30:00", null)]
    [InlineData("00:10:00", "00:10:00")]
    public async Task An_idle_session_ends_and_one_in_use_does_not(string idle, string? setting)
    {
        var limit = TimeSpan.Parse(idle, System.Globalization.CultureInfo.InvariantCulture);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 4, 10, 1, 0, 0, TimeSpan.Zero));
        await using var app = App(s => s.AddSingleton<TimeProvider>(clock), setting is null ? [] : [("Enforcement:IdleLogout", setting)]);
        using var client = app.ClientFor(null);
        (await SignInAsync(client, "leader", Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        for (var i = 0; i < 3; i++)
        {
            clock.Advance(limit * 0.8);
            (await client.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        clock.Advance(limit * 1.01);
        (await client.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_survives_a_restart()
    {
        var directory = Directory.CreateTempSubdirectory("enforcement-").FullName;
        try
        {
            string cookie;
            await using (var app = new EnforcementApp(directory) { Settings = [("Enforcement:DemoPassword", Password)] })
            {
                using var client = app.ClientFor(null);
                using var answer = await SignInAsync(client, "leader", Password);
                cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("enforcement.session=", StringComparison.Ordinal));
            }
            cookie.ShouldContain("httponly", Case.Insensitive);
            cookie.ShouldContain("samesite=lax", Case.Insensitive);
            await using (var again = new EnforcementApp(directory))
            {
                using var client = again.ClientFor(null);
                client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
                (await client.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task A_change_that_is_not_acceptable_is_refused_by_field_and_changes_nothing()
    {
        await using var app = App();
        using var admin = app.ClientFor("admin");
        (string Field, object Body)[] bad =
        [
            ("displayName", new { displayName = new string('长', 101) }), ("displayName", new { displayName = "  " }),
            ("roles", new { roles = Array.Empty<string>() }), ("unit", new { unit = "999" }),
        ];
        foreach (var (field, body) in bad)
        {
            using var answer = await admin.PutAsJsonAsync("/api/people/leader", body);
            ((int)answer.StatusCode).ShouldBe(422, field);
            (await JsonAsync(answer))["errors"]![field].ShouldNotBeNull();
        }
        (await admin.PutAsJsonAsync("/api/people/leader", new { displayName = "𠮷田<b>“区长”</b>😀" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await admin.GetFromJsonAsync<JsonNode>("/api/people?q=leader"))!["items"]![0]!["displayName"]!.GetValue<string>()
            .ShouldBe("𠮷田<b>“区长”</b>😀");
    }

    private static async Task<int> TotalAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonNode>("/api/cases"))!["total"]!.GetValue<int>();

    private static async Task<List<string>> TownsSeenAsync(HttpClient client) =>
        [.. (await client.GetFromJsonAsync<JsonNode>("/api/cases?pageSize=200"))!["items"]!.AsArray()
            .Select(c => c!["town"]!["slug"]!.GetValue<string>()).Distinct()];

    /// <summary>Checks passwords as ever, but lets the right one wait at the door.</summary>
    private sealed class WaitingHasher : PasswordHasher<Person>, IDisposable
    {
        public ManualResetEventSlim Reached { get; } = new();
        public ManualResetEventSlim Go { get; } = new();

        public override PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            var result = base.VerifyHashedPassword(user, hashedPassword, providedPassword);
            if (result == PasswordVerificationResult.Failed) return result;
            Reached.Set();
            Go.Wait(TimeSpan.FromSeconds(20));
            return result;
        }

        public void Dispose()
        {
            Reached.Dispose();
            Go.Dispose();
        }
    }
}
