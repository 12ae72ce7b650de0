using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Notifications;

public sealed class PreferenceTests
{
    [Fact]
    public async Task Preferences_are_ones_own()
    {
        await using var app = new EnforcementApp();
        using var http = new CaseClient(app);
        (await http.SendAsync(CaseClient.Inspector, HttpMethod.Put, "/api/notification-preferences", new { email = true, address = "a@example.cn", language = "en", quietFrom = "22:00", quietTo = "07:00", digest = true, digestAt = "09:30" })).Status.ShouldBe(200);

        var own = await http.GetAsync(CaseClient.Inspector, "/api/notification-preferences");
        own["address"]!.GetValue<string>().ShouldBe("a@example.cn");
        own["quietTo"]!.GetValue<string>().ShouldBe("07:00");
        own["digestAt"]!.GetValue<string>().ShouldBe("09:30");
        own["mailAvailable"]!.GetValue<bool>().ShouldBeFalse(); // no mail server is set
        (await http.GetAsync(CaseClient.Lead, "/api/notification-preferences"))["email"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, null, null, null, "address")]
    [InlineData(true, "Li <a@example.cn>", null, null, "address")]
    [InlineData(true, "a@example.cn\r\nBcc: b@example.cn", null, null, "address")]
    [InlineData(true, "nobody", null, null, "address")]
    [InlineData(true, "a@elsewhere.cn", null, null, "address")] // not of the installation's domains
    [InlineData(true, "a@example.cn", "22:00", null, "quietTo")]
    [InlineData(true, "a@example.cn", "22:00", "22:00", "quietTo")]
    [InlineData(true, "a@example.cn", "25:00", "07:00", "quietFrom")]
    public async Task What_cannot_be_is_refused_at_its_field(bool email, string? address, string? quietFrom, string? quietTo, string field)
    {
        await using var app = new EnforcementApp { Settings = [("Enforcement:Smtp:Host", "127.0.0.1"), ("Enforcement:Smtp:From", "notice@example.cn"), ("Enforcement:Smtp:Domains", "example.cn")] };
        using var http = new CaseClient(app);
        var (status, body) = await http.SendAsync(CaseClient.Inspector, HttpMethod.Put, "/api/notification-preferences", new { email, address, quietFrom, quietTo });
        status.ShouldBe(422);
        body!["errors"]!.AsObject().ShouldContainKey(field);
    }
}
