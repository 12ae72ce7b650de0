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
        (await http.SendAsync(CaseClient.Inspector, HttpMethod.Put, "/api/notification-preferences",
            new { email = true, address = "a@example.cn", language = "en", quietFrom = "22:00", quietTo = "07:00", digest = true,
                digestAt = "09:30" })).Status.ShouldBe(200);

        var own = await http.GetAsync(CaseClient.Inspector, "/api/notification-preferences");
        own["address"]!.GetValue<string>().ShouldBe("a@example.cn");
        own["quietTo"]!.GetValue<string>().ShouldBe("07:00");
        own["digestAt"]!.GetValue<string>().ShouldBe("09:30");
        own["mailAvailable"]!.GetValue<bool>().ShouldBeFalse(); // no mail server is set
        (await http.GetAsync(CaseClient.Lead, "/api/notification-preferences"))["email"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task What_cannot_be_is_refused_at_its_field()
    {
        await using var app = new EnforcementApp { Settings = [("Enforcement:Smtp:Host", "127.0.0.1"),
            ("Enforcement:Smtp:From", "notice@example.cn"), ("Enforcement:Smtp:Domains", "example.cn")] };
        using var http = new CaseClient(app);
        (string? Address, string? From, string? To, string Field)[] wrong =
        [
            (null, null, null, "address"), ("Li <a@example.cn>", null, null, "address"),
            ("a@example.cn\r\nBcc: b@example.cn", null, null, "address"), ("nobody", null, null, "address"),
            ("a@elsewhere.cn", null, null, "address"), // not of the installation's domains
            ("a@example.cn", "22:00", null, "quietTo"), ("a@example.cn", "22:00", "22:00", "quietTo"),
            ("a@example.cn", "25:00", "07:00", "quietFrom"),
        ];
        foreach (var (address, quietFrom, quietTo, field) in wrong)
        {
            var (status, body) = await http.SendAsync(CaseClient.Inspector, HttpMethod.Put, "/api/notification-preferences",
                new { email = true, address, quietFrom, quietTo });
            status.ShouldBe(422, field);
            body!["errors"]!.AsObject().ShouldContainKey(field);
        }
    }
}
