using System.Net;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>Preferences, webhooks and deliveries.</summary>
public sealed class NotificationPageTests(PageApp app) : IClassFixture<PageApp>
{
    [Fact]
    public async Task A_person_sets_their_own_preferences_and_is_told_that_there_is_no_mail_server()
    {
        using var inspector = await app.SignInAsync("inspector.xiwengzhuang");

        var refused = await inspector.SubmitAsync("/notices/preferences", ("email", "true"), ("address", "不是邮箱"), ("quietFrom", "22:00"),
            ("quietTo", "07:00"));
        var saved = await inspector.SubmitAsync("/notices/preferences", ("email", "true"), ("address", "wang@example.cn"),
            ("language", "en"), ("digest", "true"), ("digestAt", "09:00"), ("quietFrom", "22:00"), ("quietTo", "07:00"));
        var (_, html) = await inspector.OpenAsync("/notices/preferences");
        var (_, notices) = await inspector.OpenAsync("/notices");

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Html.ShouldContain("邮箱地址格式不正确");
        refused.Html.ShouldContain("value=\"不是邮箱\"");
        saved.To.ShouldBe("/notices/preferences");
        html.ShouldContain("尚未配置邮件服务器");
        html.ShouldContain("value=\"wang@example.cn\"");
        html.ShouldContain("value=\"09:00\"");
        notices.ShouldContain("href=\"/notices/preferences\"");
    }

    [Fact]
    public async Task A_webhook_is_added_shown_without_its_key_and_removed()
    {
        using var admin = app.ClientFor("admin");

        var refused = await admin.SubmitAsync("/admin/webhooks", ("unit", "110118101"), ("name", "执法队群"), ("format", "Wecom"),
            ("url", "http://qyapi.weixin.qq.com/x"));
        var added = await admin.SubmitAsync("/admin/webhooks", ("unit", "110118101"), ("name", "执法队群"), ("format", "Wecom"),
            ("url", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=KEY-42"), ("language", "zh-CN"));
        var (_, html) = await admin.OpenAsync("/admin/webhooks");

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Html.ShouldContain("https://");
        refused.Html.ShouldContain("value=\"执法队群\"");
        added.To.ShouldBe("/admin/webhooks");
        html.ShouldContain("https://qyapi.weixin.qq.com");
        html.ShouldContain("企业微信群机器人");
        html.ShouldNotContain("KEY-42");

        var id = html[(html.IndexOf("name=\"id\" value=\"", StringComparison.Ordinal) + 17)..][..36];
        var removed = await admin.PostAsync("/admin/webhooks?handler=Remove", html, ("id", id));
        removed.To.ShouldBe("/admin/webhooks");
        (await admin.OpenAsync("/admin/webhooks")).Html.ShouldContain("尚未设置消息推送");
    }

    [Fact]
    public async Task Deliveries_are_for_administrators_and_auditors()
    {
        using var auditor = app.ClientFor("auditor");

        var (status, html) = await auditor.OpenAsync("/admin/deliveries");

        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("没有记录");
        html.ShouldNotContain("href=\"/admin/webhooks\"");
    }
}
