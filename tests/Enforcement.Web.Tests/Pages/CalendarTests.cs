using System.Net;
using System.Text;
using Enforcement.Testing;
using Enforcement.Web.Components;
using Shouldly;
using Xunit;

namespace Enforcement.Web.Tests.Pages;

/// <summary>The calendar of what is due and its subscription (RFC 5545).</summary>
public sealed class CalendarTests(PageApp app) : IClassFixture<PageApp>
{
    private static string Text(string html) => WebUtility.HtmlDecode(html);

    private async Task<string> SubscribeAsync(string user)
    {
        using var client = app.ClientFor(user);
        using var made = await client.PostAsync("/api/due/feed", null);
        return System.Text.Json.JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString()!;
    }

    [Fact]
    public async Task A_subscription_shows_what_its_person_sees_and_ends_when_it_is_revoked_or_renewed()
    {
        var token = await SubscribeAsync("lead.xiwengzhuang");
        using var nobody = app.ClientFor(null);
        using var answer = await nobody.GetAsync($"/calendar/{token}.ics");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var ics = (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);
        ics.ShouldStartWith("BEGIN:VCALENDAR\r\n");
        ics.ShouldContain("UID:report-2026-04-110118101@enforcement.miyun\r\n");
        ics.ShouldContain("DTSTART;VALUE=DATE:20260420\r\n");
        ics.ShouldNotContain("古北口");
        ics.ShouldNotContain("王某田");

        var second = await SubscribeAsync("lead.xiwengzhuang");
        (await nobody.GetAsync($"/calendar/{token}.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var lead = app.ClientFor("lead.xiwengzhuang");
        (await lead.DeleteAsync("/api/due/feed")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await nobody.GetAsync($"/calendar/{second}.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_month_s_page_shows_whose_it_is_and_keeps_its_filter_in_the_address()
    {
        using var planning = app.ClientFor("planning");
        var (_, all) = await planning.OpenAsync("/calendar?month=2026-04");
        var (_, own) = await planning.OpenAsync("/calendar?month=2026-04&group=report&unit=110118101");
        Text(all).ShouldContain("2026-04 月报（鼓楼街道）");
        Text(own).ShouldContain("2026-04 月报（溪翁庄镇）");
        Text(own).ShouldNotContain("2026-04 月报（鼓楼街道）");
    }

    [Fact]
    public void Lines_are_folded_after_75_octets_never_inside_a_character_and_texts_are_escaped()
    {
        var text = ICalendar.Write("名称", new DateTimeOffset(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(8)),
            [new CalendarEntry("a", new DateOnly(2026, 4, 30), new string('违', 60) + "𠮷", "一,二;三\\四\n五", "http://x/")]);
        var lines = text.Split("\r\n");
        lines.ShouldAllBe(l => Encoding.UTF8.GetByteCount(l) <= 75);
        text.Replace("\r\n ", "", StringComparison.Ordinal).ShouldContain("SUMMARY:" + new string('违', 60) + "𠮷\r\n");
        text.ShouldContain("DESCRIPTION:一\\,二\\;三\\\\四\\n五\r\n");
        text.ShouldContain("DTSTAMP:20260410T010000Z\r\n");
        text.ShouldContain("DTEND;VALUE=DATE:20260501\r\n");
    }
}
