using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>The pages of a case: happy, refused, stale, not theirs.</summary>
public sealed class CasePageTests(PageApp app) : IClassFixture<PageApp>
{
    private static readonly (string, string)[] Inspection = [("permitPresented", "false"), ("permitValid", "false"),
        ("findings", "无许可证，正在施工")];

    [Fact]
    public async Task A_case_is_opened_inspected_and_shows_where_it_stands_and_how_its_deadline_was_counted()
    {
        using var inspector = app.ClientFor("inspector.xiwengzhuang");

        var path = await inspector.OpenCaseAsync();
        var done = await inspector.SubmitAsync($"{path}/actions/inspect", Inspection);
        var (_, html) = await inspector.OpenAsync(path);

        done.To.ShouldBe(path);
        html.ShouldContain("aria-current=\"step\"");
        html.ShouldContain("制止期限");
        html.ShouldContain("当日不计");
        html.ShouldContain("无许可证，正在施工");
        html.ShouldContain($"{path}/actions/stop");
        html.ShouldNotContain($"{path}/actions/determine");
    }

    [Fact]
    public async Task Text_comes_back_as_text()
    {
        using var inspector = app.ClientFor("inspector.xiwengzhuang");

        var path = await inspector.OpenCaseAsync("""村北 <script>alert("1")</script> 'q' 😀𠮷""");
        var (_, html) = await inspector.OpenAsync(path);

        html.ShouldContain("&lt;script&gt;");
        html.ShouldNotContain("<script>alert");
        WebUtility.HtmlDecode(html).ShouldContain("""村北 <script>alert("1")</script> 'q' 😀𠮷""");
    }

    [Fact]
    public async Task A_refused_step_says_why_beside_its_field_and_keeps_what_was_typed()
    {
        using var inspector = app.ClientFor("inspector.xiwengzhuang");
        var path = await inspector.OpenCaseAsync();

        var refused = await inspector.SubmitAsync($"{path}/actions/inspect", ("permitPresented", "false"), ("permitValid", "false"),
            ("findings", ""), ("permitNumber", "证 12"), ("at", "2026-04-11T09:00"));
        var late = await inspector.SubmitAsync($"{path}/actions/inspect", [.. Inspection, ("at", "2026-04-11T09:00")]);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Html.ShouldContain("f-findings-error");
        refused.Html.ShouldContain("value=\"证 12\"");
        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        late.Html.ShouldContain("时间不能晚于现在");
        late.Html.ShouldContain("无许可证，正在施工");
    }

    [Fact]
    public async Task The_party_is_named_when_it_is_known_and_corrected_with_a_reason_from_what_stands_there()
    {
        using var inspector = app.ClientFor("inspector.xiwengzhuang");
        var path = await inspector.OpenCaseAsync();
        var form = $"{path}/actions/identify-party";

        (await inspector.OpenAsync(path)).Html.ShouldContain(form);
        var unnamed = await inspector.SubmitAsync(form, ("partyKind", "Organisation"), ("phone", "13800138000"));
        var named = await inspector.SubmitAsync(form, ("partyName", "褚某某"), ("partyKind", "Organisation"), ("phone", "13800138000"));
        var (_, asked) = await inspector.OpenAsync(form);
        var unfounded = await inspector.SubmitAsync(form, ("partyName", "卫某某"), ("partyKind", "Person"));
        var corrected = await inspector.SubmitAsync(form, ("partyName", "卫某某"), ("partyKind", "Person"), ("reason", "认错了人"));
        var (_, html) = await inspector.OpenAsync(path);

        unnamed.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unnamed.Html.ShouldContain("f-partyName-error");
        unnamed.Html.ShouldContain("value=\"13800138000\"");
        named.To.ShouldBe(path);
        asked.ShouldContain("value=\"褚某某\"");
        unfounded.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unfounded.Html.ShouldContain("f-reason-error");
        unfounded.Html.ShouldContain("value=\"卫某某\"");
        corrected.To.ShouldBe(path);
        html.ShouldContain("褚某某 · 法人或者其他组织 · 13800138000"); // whom the journal named before
        html.ShouldContain("认错了人");
    }

    [Fact]
    public async Task A_term_of_four_days_is_refused_and_nothing_changed() // Art 21
    {
        using var inspector = app.ClientFor("inspector.xiwengzhuang");
        var path = await inspector.OpenCaseAsync();
        await inspector.SubmitAsync($"{path}/actions/inspect", Inspection);
        await inspector.SubmitAsync($"{path}/actions/stop", ("document", "StopNotice"), ("servedAt", "2026-04-10T08:30"),
            ("method", "Direct"));
        await inspector.SubmitAsync($"{path}/actions/determine", ("illegal", "true"), ("basis", "依据"), ("landCategory", "Farmland"),
            ("organised", "false"));

        var refused = await inspector.SubmitAsync($"{path}/actions/order-self-demolition", ("servedAt", "2026-04-10T08:40"),
            ("termDays", "4"), ("method", "Direct"));
        var (_, html) = await inspector.OpenAsync(path);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Html.ShouldContain("第二十一条");
        refused.Html.ShouldContain("value=\"4\"");
        html.ShouldContain($"{path}/actions/order-self-demolition");
    }

    [Fact]
    public async Task The_term_that_is_proposed_is_the_longest_of_the_policy_of_the_case() // Art 21, 31
    {
        await using var own = new PageApp();
        using var admin = own.ClientFor("admin");
        var policy = JsonNode.Parse(await admin.GetStringAsync("/api/policies/current"))!;
        (policy["effectiveFrom"], policy["periods"]!["selfDemolition"]!["days"]) = ("2026-04-11", 2);
        (await admin.PostAsJsonAsync("/api/policies", policy)).EnsureSuccessStatusCode();
        (await admin.PutAsJsonAsync("/api/simulation/clock", new { now = "2026-04-13T09:00:00+08:00" })).EnsureSuccessStatusCode();
        using var inspector = own.ClientFor("inspector.xiwengzhuang");
        var path = await inspector.OpenCaseAsync();
        await inspector.SubmitAsync($"{path}/actions/inspect", Inspection);
        await inspector.SubmitAsync($"{path}/actions/stop", ("document", "StopNotice"), ("servedAt", "2026-04-13T08:30"),
            ("method", "Direct"));
        await inspector.SubmitAsync($"{path}/actions/determine", ("illegal", "true"), ("basis", "依据"), ("landCategory", "Farmland"),
            ("organised", "false"));

        var (_, form) = await inspector.OpenAsync($"{path}/actions/order-self-demolition");

        form.ShouldContain("name=\"termDays\" value=\"2\"");
        form.ShouldContain("最长 2 日");
    }

    [Fact]
    public async Task A_second_persons_stale_form_is_a_conflict_and_keeps_what_was_typed()
    {
        using var inspector = app.ClientFor("inspector.xiwengzhuang");
        using var lead = app.ClientFor("lead.xiwengzhuang");
        var path = await inspector.OpenCaseAsync();
        var (_, seen) = await lead.OpenAsync($"{path}/actions/inspect");
        await inspector.SubmitAsync($"{path}/actions/inspect", Inspection);

        var stale = await lead.PostAsync($"{path}/actions/inspect", seen, ("permitPresented", "true"), ("permitValid", "false"),
            ("findings", "另一人所填"));

        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Html.ShouldContain("另一人所填");
    }

    [Fact]
    public async Task A_step_that_does_not_fit_the_stage_is_not_offered_and_says_so()
    {
        using var inspector = app.ClientFor("inspector.xiwengzhuang");
        var path = await inspector.OpenCaseAsync();

        var (status, html) = await inspector.OpenAsync($"{path}/actions/feed-back");

        status.ShouldBe(HttpStatusCode.Conflict);
        html.ShouldContain("当前不能办理");
        html.ShouldContain($"href=\"{path}\"");
    }

    [Fact]
    public async Task Another_town_does_not_see_the_case_by_any_page()
    {
        using var inspector = app.ClientFor("inspector.xiwengzhuang");
        using var other = app.ClientFor("inspector.gubeikou");
        var path = await inspector.OpenCaseAsync("只有本镇可见之地");

        foreach (var page in new[] { path, $"{path}?verify=true", $"{path}/evidence", $"{path}/actions/inspect" })
            (await other.OpenAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
        (await other.OpenAsync("/cases?q=%E5%8F%AA%E6%9C%89%E6%9C%AC%E9%95%87")).Html.ShouldContain("没有符合条件的案件");
        (await inspector.OpenAsync("/cases?q=%E5%8F%AA%E6%9C%89%E6%9C%AC%E9%95%87")).Html.ShouldContain(path);
    }

    [Fact]
    public async Task Filters_stay_in_the_address_of_sort_links()
    {
        using var planning = app.ClientFor("planning");

        var (status, html) = await planning.OpenAsync("/cases?stage=Overdue&open=true&p=1");

        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("/cases?stage=Overdue&amp;open=true&amp;sort=");
        html.ShouldContain("<option value=\"Overdue\" selected=\"selected\">");
    }

    [Fact]
    public async Task Who_may_not_open_cases_is_told_so()
    {
        using var leader = app.ClientFor("leader");

        (await leader.OpenAsync("/cases/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
