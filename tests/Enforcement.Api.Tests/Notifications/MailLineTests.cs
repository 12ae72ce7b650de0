using System.Globalization;
using Enforcement.Api.Notifications;
using Enforcement.Testing;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Notifications;

/// <summary>The line to the mail server, and what stands at a mail's head, with a real mail server.</summary>
public sealed class MailLineTests
{
    private static readonly Letter Hello = new("您好", "正文\n");

    [Theory]
    [InlineData(MailTls.StartTls)]
    [InlineData(MailTls.Implicit)]
    public async Task Mail_goes_through_TLS_to_a_server_of_an_authority_that_the_setting_names(MailTls tls)
    {
        using var certificate = new MailCertificate();
        await using var server = await ServerAsync(tls, certificate);
        await SendAsync(Settings(server, tls, certificate.AuthorityFile));

        server.Mails.Single().Body.ShouldBe("正文\n");
    }

    [Theory]
    [InlineData(MailTls.StartTls)]
    [InlineData(MailTls.Implicit)]
    public async Task A_certificate_of_an_unknown_authority_is_refused(MailTls tls)
    {
        using var certificate = new MailCertificate();
        using var others = new MailCertificate();
        await using var server = await ServerAsync(tls, certificate);

        await ShouldNotReachAsync(Settings(server, tls));
        await ShouldNotReachAsync(Settings(server, tls, others.AuthorityFile));
        server.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("127.0.0.2", false)] // another's name
    [InlineData("127.0.0.1", true)] // out of date
    public async Task A_certificate_of_a_trusted_authority_that_is_not_good_is_refused(string address, bool isOver)
    {
        using var certificate = new MailCertificate(address, isOver);
        await using var server = await ServerAsync(MailTls.Implicit, certificate);

        await ShouldNotReachAsync(Settings(server, MailTls.Implicit, certificate.AuthorityFile));
        server.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_offers_no_TLS_gets_nothing_unless_the_setting_allows_it()
    {
        await using var server = await ServerAsync(MailTls.None, null);
        await ShouldNotReachAsync(Settings(server, MailTls.StartTls));
        server.Count.ShouldBe(0);

        await SendAsync(Settings(server, MailTls.None));
        server.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Mails_of_a_round_share_a_connection()
    {
        await using var server = await ServerAsync(MailTls.None, null);
        await using (var sender = new MailSender(Settings(server, MailTls.None)))
            for (var i = 0; i < 5; i++) await sender.SendAsync("a@example.cn", Hello, Guid.NewGuid(), CultureInfo.GetCultureInfo("zh-CN"));

        server.Mails.Select(m => m.Connection).Distinct().Count().ShouldBe(1);
        server.Count.ShouldBe(5);
    }

    [Fact]
    public async Task The_sender_may_have_a_name()
    {
        await using var server = await ServerAsync(MailTls.None, null);
        await SendAsync(Settings(server, MailTls.None, from: "密云区违建管控 <enforce@miyun.example>"));

        var mail = server.Mails.Single();
        mail.From.ShouldBe("\"密云区违建管控\" <enforce@miyun.example>");
        mail.MessageId.ShouldEndWith("@miyun.example>");
        mail.Raw.ShouldContain("X-MailFrom: enforce@miyun.example\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("违建管控")]
    [InlineData("a@example.cn, b@example.cn")]
    [InlineData("违建管控 <a@example.cn>\r\nBcc: b@example.cn")]
    [InlineData("违建管控 <违建@example.cn>")]
    public void A_sender_that_is_no_address_is_said_at_start(string from) =>
        Should.Throw<InvalidOperationException>(() => Settings("127.0.0.1", 25, MailTls.None, null, from)).Message.ShouldContain(
            "Enforcement:Smtp:From");

    [Fact]
    public void An_authority_that_cannot_be_read_is_said_at_start()
    {
        using var certificate = new MailCertificate();
        foreach (var file in new[] { "/nowhere/authority.pem", certificate.KeyFile })
            Should.Throw<InvalidOperationException>(() => Settings("127.0.0.1", 25, MailTls.Implicit, file)).Message.ShouldContain(
                "Enforcement:Smtp:Authority");
    }

    [Fact]
    public async Task Nothing_that_a_notice_says_becomes_a_line_of_the_head()
    {
        await using var server = await ServerAsync(MailTls.None, null);
        await using var sender = new MailSender(Settings(server, MailTls.None));
        var language = CultureInfo.GetCultureInfo("zh-CN");
        foreach (var ends in new[] { "\r\n", "\n", "\r", "\u2028" })
            await sender.SendAsync("a@example.cn", new Letter($"通知{ends}Bcc: b@example.cn{ends}{ends}x", "正文\n.\n"), Guid.NewGuid(),
                language);
        server.Mails.Count.ShouldBe(4);
        server.Mails.ShouldAllBe(m => m.Subject == "通知 Bcc: b@example.cn  x" && m.To == "a@example.cn" && m.Body == "正文\n.\n"
            && !m.Raw.Contains("\nBcc", StringComparison.OrdinalIgnoreCase));

        foreach (var to in new[] { "a@example.cn\r\nBcc: b@example.cn", "a@example.cn>\r\nRCPT TO:<b@example.cn" })
            await Should.ThrowAsync<FormatException>(() => sender.SendAsync(to, Hello, Guid.NewGuid(), language));
        server.Count.ShouldBe(4);
    }

    private static async Task<MailServer> ServerAsync(MailTls tls, MailCertificate? certificate)
    {
        var server = new MailServer(tls: tls, certificate: certificate);
        await server.StartAsync();
        return server;
    }

    private static MailSettings Settings(MailServer server, MailTls tls, string? authority = null, string from = "notice@example.cn") =>
        Settings("127.0.0.1", server.Port, tls, authority, from);

    private static MailSettings Settings(string host, int port, MailTls tls, string? authority, string from = "notice@example.cn") =>
        MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(
    [
        new("Enforcement:Smtp:Host", host), new("Enforcement:Smtp:Port", port.ToString(CultureInfo.InvariantCulture)),
        new("Enforcement:Smtp:From", from),
        new("Enforcement:Smtp:StartTls", tls == MailTls.None ? "false" : "true"),
        new("Enforcement:Smtp:ImplicitTls", tls == MailTls.Implicit ? "true" : "false"),
        new("Enforcement:Smtp:Authority", authority),
    ]).Build());

    private static async Task SendAsync(MailSettings settings)
    {
        await using var sender = new MailSender(settings);
        await sender.SendAsync("a@example.cn", Hello, Guid.NewGuid(), CultureInfo.GetCultureInfo("zh-CN"));
    }

    private static async Task ShouldNotReachAsync(MailSettings settings) =>
        (await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(settings))).Unreached.ShouldBeTrue();
}
