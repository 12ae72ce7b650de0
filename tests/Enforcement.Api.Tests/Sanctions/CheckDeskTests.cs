using System.Text.Json.Nodes;
using Enforcement.Api.Cases;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Sanctions;

/// <summary>
/// The two desks find a party however it is typed (Art 8, 19, 29, 30), and keep what they were asked without anybody's number.
/// </summary>
public sealed class CheckDeskTests : IAsyncDisposable
{
    private readonly EnforcementApp _app = new() { Settings = [("Enforcement:Demo", "true")] };
    private readonly CaseClient _http;

    public CheckDeskTests() => _http = new CaseClient(_app);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private Task<(int Status, JsonNode? Body)> PostAsync(string user, string path, object body) =>
        _http.SendAsync(user, HttpMethod.Post, $"/api/{path}", body);

    private async Task<string> DeterminedAsync(string name, string idNumber)
    {
        var number = await _http.StoppedAsync(await _http.OpenAsync(party: new { name, kind = "organisation", idNumber }));
        await _http.ActAsync(number, "determine", new { illegal = true, basis = "x", landCategory = "farmland" });
        await _http.RunJobsAsync();
        return number;
    }

    [Fact]
    public async Task Both_desks_find_a_party_of_either_width_any_spaces_and_x_or_X()
    {
        var number = await DeterminedAsync("某某（集团）Ａ有限公司", "１１０２２８19600505123x");
        (await PostAsync("leader", "suspensions", new { caseNumber = number, subject = "北岸（二期）", basis = "x" })).Status.ShouldBe(201);
        foreach (var name in new[] { "某某（集团）Ａ有限公司", "某某(集团)a有限公司", " 某某 (集团)　A有限公司 " })
        {
            (await PostAsync("electricity", "sanctions/check", new { name })).Body!["hit"]!.GetValue<bool>().ShouldBeTrue(name);
            (await PostAsync("electricity", "suspensions/check", new { name })).Body!["suspended"]!.GetValue<bool>().ShouldBeTrue(name);
        }
        foreach (var idNumber in new[] { "11022819600505123X", "11022819600505123x", "110228 19600505 123Ｘ" })
        {
            (await PostAsync("electricity", "sanctions/check", new { idNumber })).Body!["hit"]!.GetValue<bool>().ShouldBeTrue(idNumber);
            (await PostAsync("electricity", "suspensions/check", new { idNumber })).Body!["suspended"]!.GetValue<bool>()
                .ShouldBeTrue(idNumber);
        }
        (await PostAsync("planning", "suspensions/check", new { name = "北岸(二期)" })).Body!["suspended"]!.GetValue<bool>().ShouldBeTrue();
        (await PostAsync("electricity", "sanctions/check", new { name = "某某(集团)有限公司" })).Body!["hit"]!.GetValue<bool>().ShouldBeFalse();
        (await PostAsync("electricity", "sanctions/check", new { name = " 　" })).Status.ShouldBe(422);
        (await PostAsync("electricity", "suspensions/check", new { name = "\u200b", idNumber = "" })).Status.ShouldBe(422);
    }

    [Fact]
    public async Task The_desk_of_suspensions_refuses_an_unknown_town_and_logs_every_question()
    {
        (await PostAsync("leader", "suspensions", new { town = "xiwengzhuang", subject = "溪翁庄镇产业项目", basis = "区政府被约谈" })).Status.ShouldBe(
            201);
        foreach (var town in new[] { "xiwengzhuangg", "110118", "110118-PLN" })
        {
            var (status, body) = await PostAsync("planning", "suspensions/check", new { name = "某公司", town });
            (status, body!["code"]!.GetValue<string>()).ShouldBe((422, "suspension-town"), town);
        }
        (await PostAsync("planning", "suspensions/check",
            new { name = "某公司", town = " xiwengzhuang " })).Body!["suspended"]!.GetValue<bool>().ShouldBeTrue();
        (await PostAsync("electricity", "suspensions/check",
            new { name = "某公司", idNumber = "110228196005051234" })).Body!["suspended"]!.GetValue<bool>().ShouldBeFalse();

        var own = (await _http.GetAsync("planning", "/api/suspensions/checks"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (own["userName"]!.GetValue<string>(), own["hit"]!.GetValue<bool>(), own["caseNumbers"]!.GetValue<string>())
            .ShouldBe(("planning", true, ""));
        own["asked"]!.GetValue<string>().ShouldBe("某公司 溪翁庄镇");
        var log = (await _http.GetAsync("auditor", "/api/suspensions/checks"))["items"]!.AsArray();
        log.Select(c => c!["asked"]!.GetValue<string>()).ShouldBe(["某公司 110***********1234", "某公司 溪翁庄镇"], ignoreOrder: true);
        (await _http.GetAsync("auditor", "/api/sanctions/checks"))["total"]!.GetValue<int>().ShouldBe(0, "each desk has its own log");
        (await _http.GetAsync(CaseClient.Lead, "/api/suspensions/checks"))["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_number_that_was_typed_as_a_name_is_not_kept_whole()
    {
        foreach (var name in new[] { "110228196005051234", "张三110228196005051234", "１１０２２８１９６００５０５１２３４", "110228 19600505 1234",
            "110228-19600505-1234", "11022819600505123X" })
        {
            (await PostAsync("electricity", "sanctions/check", new { name })).Status.ShouldBe(200);
            (await PostAsync("electricity", "suspensions/check", new { name })).Status.ShouldBe(200);
        }
        foreach (var path in new[] { "/api/sanctions/checks", "/api/suspensions/checks" })
        {
            var asked = (await _http.GetAsync("auditor", path))["items"]!.AsArray().Select(c => c!["asked"]!.GetValue<string>()).ToList();
            asked.Count.ShouldBe(6);
            asked.ShouldAllBe(a => a.Contains("***"));
            asked.ShouldAllBe(a => a.Count(char.IsDigit) <= 7);
        }
    }

    [Theory]
    [InlineData("张三", "张三")]
    [InlineData("北京2024建材有限公司第12店", "北京2024建材有限公司第12店")]
    [InlineData("ABC Trading Company 2024", "ABC Trading Company 2024")]
    [InlineData("13800138000", "138****8000")]
    [InlineData("张三 110228196005051234 李四", "张三 110***********1234 李四")]
    [InlineData("91110118MA01ABCD2X", "911***********CD2X")]
    [InlineData(null, null)]
    public void Only_what_may_be_somebodys_number_is_masked(string? text, string? masked) => CaseViews.MaskNumbers(text).ShouldBe(masked);

    [Fact]
    public async Task One_case_is_suspended_once_and_a_town_beside_it_is_refused()
    {
        var number = await DeterminedAsync("某公司", "91110118MA01ABCD2X");
        var (status, body) = await PostAsync("leader", "suspensions",
            new { caseNumber = number, town = "gubeikou", subject = "院落", basis = "x" });
        (status, body!["code"]!.GetValue<string>()).ShouldBe((422, "suspension-town-or-case"));
        (_, body) = await PostAsync("leader", "suspensions", new { caseNumber = number, subject = "院落", basis = "x" });
        var id = body!["id"]!.GetValue<string>();
        (status, body) = await PostAsync("planning", "suspensions", new { caseNumber = number, subject = "同一院落", basis = "x" });
        (status, body!["reason"]!.GetValue<string>()).ShouldBe((409, "suspension-holds"));
        (await PostAsync("leader", $"suspensions/{id}/lift", new { lift = true, reason = "x" })).Status.ShouldBe(200);
        (await PostAsync("leader", "suspensions", new { caseNumber = number, subject = "院落", basis = "再次" })).Status.ShouldBe(201);
    }
}
