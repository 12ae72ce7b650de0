using System.Net;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>The administrator's pages: people, keys, policies, calendars.</summary>
public sealed class AdminPageTests(PageApp app) : IClassFixture<PageApp>
{
    [Fact]
    public async Task A_person_is_added_and_their_first_password_is_shown_once()
    {
        using var admin = app.ClientFor("admin");

        var refused = await admin.SubmitAsync("/admin/people/new", ("userName", "zhang.wei"), ("displayName", ""));
        var added = await admin.SubmitAsync("/admin/people/new", ("userName", "zhang.wei"), ("displayName", "张伟"), ("unit", "110118101"),
            ("roles", "Inspector"));
        var (status, html) = await admin.OpenAsync("/admin/people/zhang.wei");

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Html.ShouldContain("value=\"zhang.wei\"");
        added.Html.ShouldContain("class=\"secret\"");
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("张伟");
        html.ShouldNotContain("class=\"secret\"");
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        using var admin = app.ClientFor("admin");

        var refused = await admin.SubmitAsync("/admin/people/admin", ("displayName", "系统管理员"), ("unit", "110118"), ("roles", "Auditor"),
            ("disabled", "false"));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Html.ShouldContain("至少应保留一名");
    }

    [Fact]
    public async Task A_calendar_that_cannot_be_read_is_refused() // a missing year is named, never guessed
    {
        using var admin = app.ClientFor("admin");

        var refused = await admin.SubmitAsync("/admin/calendars");
        var (status, _) = await admin.OpenAsync("/admin/calendars?year=2031");

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_policy_version_that_would_change_the_past_is_refused() // Art 31
    {
        using var admin = app.ClientFor("admin");
        (string, string)[] values =
        [
            .. new[] { "Stop", "Determination", "SelfDemolition", "ForcedDemolition", "Feedback", "Bulletin", "Supervision",
                "Verification", "Service" }
                .SelectMany(k => new[] { ($"{k}.days", "3"), ($"{k}.basis", "Calendar"), ($"{k}.rollForward", "false"),
                    ($"{k}.legalBasis", "依据") }),
            ("maxExtensionDays", "30"), ("note", "修订"),
        ];

        var past = await admin.SubmitAsync("/admin/policies", [.. values, ("effectiveFrom", "2020-01-01")]);
        var ahead = await admin.SubmitAsync("/admin/policies", [.. values, ("effectiveFrom", "2026-06-01")]);
        var (_, html) = await admin.OpenAsync(ahead.To!);

        var later = await admin.SubmitAsync("/admin/policies",
            [.. values, ("effectiveFrom", "2026-07-01"), ("assessment.listedItem", "8"), ("unitLadder.talkCases", "4"),
                ("month.reminderDays", "0、3，7"), ("month.largeGapRate", "55"), ("nightFrom", "21:30")]);
        var wrong = await admin.SubmitAsync("/admin/policies",
            [.. values, ("effectiveFrom", "2026-08-01"), ("assessment.listedItem", "101")]);
        var (_, shown) = await admin.OpenAsync(later.To!);

        past.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        past.Html.ShouldContain("value=\"修订\"");
        ahead.Status.ShouldBe(HttpStatusCode.Redirect);
        html.ShouldContain("尚未生效");
        html.ShouldContain("在办案件的变化");
        foreach (var text in new[] { "历年挂账未销账每件 8 分", "4 件起建议约谈", "提前 7、3、0 日提醒", "低于 55%", "21:30 – 06:00" }) shown.ShouldContain(text);
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Html.ShouldContain("name=\"assessment.listedItem\" value=\"101\"");
        wrong.Html.ShouldContain("该值应在 0 至 100 之间");
    }
}
