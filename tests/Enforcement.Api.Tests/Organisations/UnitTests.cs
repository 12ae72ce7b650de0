using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Organisations;

public sealed class UnitTests
{
    private const string Town = "110118101";

    [Fact]
    public async Task Units_come_all_at_once_unless_filtered_by_kind_or_parent()
    {
        await using var app = new EnforcementApp();
        using var anyone = app.ClientFor("village.xiwengzhuang");
        var all = await UnitsAsync(anyone, "");
        all.Count.ShouldBeGreaterThan(460);
        all.Select(u => u["code"]!.GetValue<string>()).ShouldBeUnique();
        (await UnitsAsync(anyone, "?kind=town")).Count.ShouldBe(20);
        (await UnitsAsync(anyone, $"?parent={Town}")).ShouldAllBe(u => u["kind"]!.GetValue<string>() == "village");
        (await UnitsAsync(anyone, "?parent=110118&kind=developmentZone")).Single()["slug"]!.GetValue<string>().ShouldBe("kaifaqu");
    }

    [Fact]
    public async Task A_text_with_the_sign_nul_is_refused_wherever_it_stands()
    {
        await using var app = new EnforcementApp();
        using var admin = app.ClientFor("admin");
        foreach (var (path, body) in new[] { ("/api/units/110118101/name", "{\"name\":\"a\\u0000b\"}"),
            ("/api/document-words/110118101", "{\"word\":\"\\u0000\"}") })
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            (await admin.PutAsync(new Uri(path, UriKind.Relative), content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
        }
    }

    [Fact]
    public async Task A_renamed_unit_keeps_its_code_and_a_new_start_does_not_rename_it_back()
    {
        var directory = Directory.CreateTempSubdirectory("enforcement-").FullName;
        try
        {
            await using (var app = new EnforcementApp(directory))
            {
                using var admin = app.ClientFor("admin");
                (await admin.PutAsJsonAsync($"/api/units/{Town}/name", new { name = "溪翁庄镇（新）" })).StatusCode.ShouldBe(HttpStatusCode.OK);
            }
            await using var again = new EnforcementApp(directory);
            using var anyone = again.ClientFor("planning");
            (await UnitsAsync(anyone, "")).Single(u => u["code"]!.GetValue<string>() == Town)["name"]!.GetValue<string>()
                .ShouldBe("溪翁庄镇（新）");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact] // 办法 10
    public async Task A_village_is_added_once_under_its_town_and_its_people_can_be_made_at_once()
    {
        await using var app = new EnforcementApp();
        using var admin = app.ClientFor("admin");
        object village = new { code = $"{Town}999", name = "新村", town = Town };
        using (var once = new HttpRequestMessage(HttpMethod.Post, "/api/units/villages") { Content = JsonContent.Create(village) })
        {
            once.Headers.Add("Idempotency-Key", "village-1");
            using var added = await admin.SendAsync(once);
            added.StatusCode.ShouldBe(HttpStatusCode.Created);
        }
        (await UnitsAsync(admin, $"?parent={Town}")).ShouldContain(u => u["slug"]!.GetValue<string>() == "xiwengzhuang-999");
        (await admin.PostAsJsonAsync("/api/people", new { userName = "patrol", displayName = "巡查员", unit = $"{Town}999",
            roles = new[] { "villagePatroller" } }))
            .StatusCode.ShouldBe(HttpStatusCode.Created);

        (await CodeAsync(admin, village)).ShouldBe("unit-code-taken");
        (await CodeAsync(admin, new { code = "110118102999", name = "新村", town = Town })).ShouldBe("village-code-invalid");
        (await CodeAsync(admin, new { code = $"{Town}٣٣٣", name = "新村", town = Town })).ShouldBe("village-code-invalid");
        (await CodeAsync(admin, new { code = $"{Town}998", name = "新村", town = "110118-PLN" })).ShouldBe("unknown-town");
    }

    private static async Task<List<JsonNode>> UnitsAsync(HttpClient client, string query)
    {
        var page = (await client.GetFromJsonAsync<JsonNode>($"/api/units{query}"))!;
        var items = page["items"]!.AsArray().Select(u => u!).ToList();
        page["total"]!.GetValue<int>().ShouldBe(items.Count);
        return items;
    }

    private static async Task<string> CodeAsync(HttpClient admin, object body)
    {
        using var answer = await admin.PostAsJsonAsync("/api/units/villages", body);
        ((int)answer.StatusCode).ShouldBe(422);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!.GetValue<string>();
    }
}
