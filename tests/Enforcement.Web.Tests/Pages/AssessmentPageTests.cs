using System.Net;
using System.Net.Http.Json;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>The ranking and a unit's assessment (Art 28, 29), of the month before the sample data's day.</summary>
public sealed class AssessmentPageTests(PageApp app) : IClassFixture<PageApp>
{
    private const string Unit = "/assessments/2026-03/110118113"; // 东邵渠镇, whose sample case was supervised in March

    [Fact]
    public async Task From_computing_to_the_frozen_ranking_by_forms_alone()
    {
        using var planning = app.ClientFor("planning");
        using var lead = app.ClientFor("lead.dongshaoqu");
        (await lead.OpenAsync("/assessments")).Html.ShouldContain("本期考核尚未公布");
        (await planning.OpenAsync("/assessments")).Html.ShouldContain("请点击“计算并公布考核”");

        var computed = await planning.SubmitAsync("/assessments?handler=Compute", ("period", "2026-03"), ("level", "Town"));
        (computed.Status, computed.To).ShouldBe((HttpStatusCode.Redirect, "/assessments?period=2026-03&level=Town&town="));
        var ranking = (await planning.OpenAsync("/assessments")).Html;
        ranking.ShouldContain("东邵渠镇");
        ranking.ShouldContain("未清零");
        ranking.ShouldContain("/api/assessments/export?period=2026-03");
        var own = (await lead.OpenAsync("/assessments")).Html;
        own.ShouldContain("东邵渠镇");
        own.ShouldNotContain("密云镇</a>");

        var page = (await lead.OpenAsync(Unit)).Html;
        var key = System.Text.RegularExpressions.Regex.Match(page, "option value=\"([a-zA-Z]+:MY[^\"]+)\"").Groups[1].Value;
        page.ShouldContain("href=\"/cases/MY");
        page.ShouldContain("确认后公布");
        var refused = await lead.SubmitAsync($"{Unit}?handler=Appeal", ("deduction", key), ("reason", " "));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Html.ShouldContain("请填写理由");
        refused.Html.ShouldContain($"option value=\"{key}\" selected=\"selected\"");
        (await lead.SubmitAsync($"{Unit}?handler=Appeal", ("deduction", key), ("reason", "现场已拆除"))).Status.ShouldBe(
            HttpStatusCode.Redirect);

        var blocked = await planning.SubmitAsync("/assessments?period=2026-03&handler=Confirm");
        blocked.Status.ShouldBe(HttpStatusCode.Conflict);
        blocked.Html.ShouldContain("有 1 项申诉尚未处理");
        (await planning.OpenAsync(Unit)).Html.ShouldContain("现场已拆除");
        var unsaid = await planning.SubmitAsync($"{Unit}?handler=Decide", ("deduction", key), ("upheld", "false"), ("reason", ""));
        unsaid.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unsaid.Html.ShouldContain("value=\"false\" checked=\"checked\"");
        (await planning.SubmitAsync($"{Unit}?handler=Decide", ("deduction", key), ("upheld", "true"))).Status.ShouldBe(
            HttpStatusCode.Redirect);
        (await lead.OpenAsync(Unit)).Html.ShouldContain("已采纳");

        var early = await planning.SubmitAsync("/assessments?period=2026-03&handler=Confirm");
        early.Status.ShouldBe(HttpStatusCode.Conflict);
        early.Html.ShouldContain("期满后方可确认");
        using var admin = app.ClientFor("admin");
        (await admin.PutAsJsonAsync("/api/simulation/clock", new { now = "2026-04-20T09:00:00+08:00" })).EnsureSuccessStatusCode();
        (await planning.SubmitAsync("/assessments?period=2026-03&handler=Confirm")).Status.ShouldBe(HttpStatusCode.Redirect);
        var frozen = (await planning.OpenAsync("/assessments?period=2026-03")).Html;
        frozen.ShouldContain("结果固定");
        frozen.ShouldNotContain("handler=Compute");
        (await lead.OpenAsync(Unit)).Html.ShouldContain("（共 21 个单位）");
        (await lead.OpenAsync("/notices")).Html.ShouldNotContain("notice.");
    }

    [Fact]
    public async Task A_town_assesses_its_villages_and_the_district_chooses_whose()
    {
        using var lead = app.ClientFor("lead.miyun");
        using var leader = app.ClientFor("leader");
        using var village = app.ClientFor("village.miyun");
        (await leader.OpenAsync("/assessments?level=Village")).Html.ShouldContain("请选择镇街");

        (await lead.SubmitAsync("/assessments?handler=Compute", ("period", "2026-Q1"), ("level", "Village"))).Status.ShouldBe(
            HttpStatusCode.Redirect);

        (await leader.OpenAsync("/assessments?period=2026-Q1&level=Village&town=110118100")).Html.ShouldContain("密云镇各村（社区）2026年第1季度考核排名");
        var (status, html) = await village.OpenAsync("/assessments?period=2026-Q1");
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("无扣分");
        html.ShouldNotContain("name=\"level\"");
    }

    [Theory]
    [InlineData("discipline")]
    [InlineData("police")]
    [InlineData("electricity")]
    public async Task Who_neither_assesses_nor_is_assessed_has_nothing_here(string user)
    {
        using var client = app.ClientFor(user);

        (await client.OpenAsync("/assessments")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await client.OpenAsync(Unit)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.OpenAsync("/")).Html.ShouldNotContain("href=\"/assessments\"");
    }

    [Theory]
    [InlineData("/assessments?period=x&level=y&town=z")]
    [InlineData("/assessments?period=2031-Q2")]
    [InlineData("/admin/policies")]
    public async Task An_address_that_cannot_be_read_filters_nothing(string path)
    {
        using var client = app.ClientFor("auditor");

        var (status, html) = await client.OpenAsync(path);

        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldNotContain("assessmentValue");
    }
}
