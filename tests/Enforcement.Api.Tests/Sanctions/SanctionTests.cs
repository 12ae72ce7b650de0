using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Sanctions;

/// <summary>Joint sanctions from the determination until the case closes, and the check desk (Art 8, 19).</summary>
public sealed class SanctionTests : IAsyncDisposable
{
    private readonly EnforcementApp _app = new() { Settings = [("Enforcement:Demo", "true")] };
    private readonly CaseClient _http;

    public SanctionTests() => _http = new CaseClient(_app);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<string> DeterminedAsync(string name = "郑某某", string idNumber = "110228196005051234")
    {
        var number = await _http.StoppedAsync(await _http.OpenAsync(party: new { name, kind = "person", idNumber }));
        await _http.ActAsync(number, "determine", new { illegal = true, basis = "x", landCategory = "farmland" });
        await _http.RunJobsAsync();
        return number;
    }

    private async Task<List<JsonNode>> OfAsync(string user, string number, string filter = "")
    {
        var found = (await _http.GetAsync(user, $"/api/sanctions?pageSize=200&q={number}{filter}"))["items"]!.AsArray();
        return [.. found.Select(s => s!)];
    }

    private Task<(int Status, JsonNode? Body)> CheckAsync(object asked, string user = "electricity") =>
        _http.SendAsync(user, HttpMethod.Post, "/api/sanctions/check", asked);

    [Fact]
    public async Task A_determination_sends_sanctions_to_every_utility_and_registrar_and_the_closing_lifts_them()
    {
        var number = await DeterminedAsync();
        (await OfAsync("planning", number)).Count.ShouldBe(11); // five utilities, six bodies of Art 8
        var own = (await OfAsync("electricity", number)).Single();
        (own["toUnit"]!["kind"]!.GetValue<string>(), own["partyName"]!.GetValue<string>(), own["mayConfirm"]!.GetValue<bool>())
            .ShouldBe(("utility", "郑某某", true));
        own.ToJsonString().ShouldNotContain("110228196005051234");
        (await OfAsync(CaseClient.OtherTown, number)).ShouldBeEmpty();
        (await OfAsync("police", number)).ShouldBeEmpty();
        (await _http.GetAsync("electricity", "/api/notices"))["items"]!.AsArray()
            .ShouldContain(n => n!["kind"]!.GetValue<string>() == "sanction.opened" && n["caseNumber"] == null);

        var path = $"/api/sanctions/{own["id"]!.GetValue<string>()}/confirm";
        (await _http.SendAsync("planning", HttpMethod.Post, path, new { })).Status.ShouldBe(403);
        (await _http.SendAsync("electricity", HttpMethod.Post, path, new { })).Status.ShouldBe(200);
        (await OfAsync("electricity", number, "&confirmed=true")).Count.ShouldBe(1);
        await _http.RunJobsAsync();
        (await OfAsync("planning", number)).Count.ShouldBe(11, "a second run sends nothing twice");

        await _http.ActAsync(number, "withdraw", new { reason = "误立" }, CaseClient.Lead);
        await _http.RunJobsAsync();
        (await OfAsync("planning", number, "&open=true")).ShouldBeEmpty();
        (await OfAsync("electricity", number)).Single()["liftedAt"].ShouldNotBeNull();
        (await CheckAsync(new { name = "郑某某" })).Body!["hit"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task The_desk_answers_yes_or_no_with_the_number_by_name_number_or_place_and_logs_every_question()
    {
        var number = await DeterminedAsync();
        foreach (var asked in new object[] { new { name = " 郑某某 " }, new { idNumber = "110228196005051234" },
            new { lon = 116.8612, lat = 40.4700 } })
        {
            var (status, answer) = await CheckAsync(asked);
            status.ShouldBe(200);
            answer!["hit"]!.GetValue<bool>().ShouldBeTrue(asked.ToString());
            answer["caseNumbers"]!.AsArray().Select(n => n!.GetValue<string>()).ShouldContain(number);
            answer.AsObject().Count.ShouldBe(2, "nothing more is told");
        }
        (await CheckAsync(new { name = "郑某" })).Body!["hit"]!.GetValue<bool>().ShouldBeFalse("half a name is nobody's");
        (await CheckAsync(new { lon = 116.95, lat = 40.75 })).Body!["hit"]!.GetValue<bool>().ShouldBeFalse();
        (await CheckAsync(new { })).Status.ShouldBe(422);
        (await CheckAsync(new { lon = 1.0, lat = 2.0 })).Status.ShouldBe(422);
        foreach (var user in new[] { CaseClient.Inspector, "police", "leader", "admin", "auditor", "village.xiwengzhuang" }) (
            await CheckAsync(new { name = "郑某某" }, user)).Status.ShouldBe(403, user);

        var log = (await _http.GetAsync("auditor", "/api/sanctions/checks"))["items"]!.AsArray();
        log.Count.ShouldBe(5);
        log.ToJsonString().ShouldContain("110***********1234");
        log.ToJsonString().ShouldNotContain("110228196005051234");
        (await _http.GetAsync("planning", "/api/sanctions/checks"))["total"]!.GetValue<int>().ShouldBe(0, "another unit's questions");
    }
}
