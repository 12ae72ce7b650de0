using System.Globalization;
using Enforcement.Workflows.Notifications;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Notifications;

public sealed class DeliveryRulesTests
{
    private static readonly QuietHours Night = new(new TimeOnly(22, 0), new TimeOnly(7, 0));

    [Theory]
    [InlineData("2026-04-10 21:59", "2026-04-10 21:59")]
    [InlineData("2026-04-10 22:00", "2026-04-11 07:00")] // the first quiet minute, inclusive
    [InlineData("2026-04-11 00:00", "2026-04-11 07:00")]
    [InlineData("2026-04-11 06:59", "2026-04-11 07:00")]
    [InlineData("2026-04-11 07:00", "2026-04-11 07:00")] // the end, exclusive
    public void Quiet_hours_past_midnight_hold_a_notice_until_they_end(string at, string leaves) =>
        DeliveryRules.LeavesAt(Legal(at), false, Night, null).ShouldBe(Legal(leaves));

    [Theory]
    [InlineData("2026-04-10 12:59", "2026-04-10 14:00")]
    [InlineData("2026-04-10 14:00", "2026-04-10 14:00")]
    [InlineData("2026-04-10 09:00", "2026-04-10 09:00")]
    public void Quiet_hours_within_a_day(string at, string leaves) =>
        DeliveryRules.LeavesAt(Legal(at), true, new QuietHours(new TimeOnly(12, 0), new TimeOnly(14, 0)), null).ShouldBe(Legal(leaves));

    [Fact]
    public void Quiet_hours_are_of_the_legal_day_wherever_the_machine_stands() =>
        Night.Holds(new DateTimeOffset(2026, 4, 10, 15, 0, 0, TimeSpan.Zero)).ShouldBeTrue(); // 23:00 in Beijing

    [Theory]
    [InlineData("2026-04-10 07:59", "2026-04-10 08:00")]
    [InlineData("2026-04-10 08:00", "2026-04-11 08:00")] // that day's mail is leaving: the next one
    [InlineData("2026-04-10 23:30", "2026-04-11 08:00")]
    public void What_is_not_urgent_waits_for_the_daily_mail(string at, string leaves) =>
        DeliveryRules.LeavesAt(Legal(at), false, null, DeliveryRules.DefaultDigest).ShouldBe(Legal(leaves));

    [Fact]
    public void What_is_urgent_does_not_wait_for_it_but_lets_people_sleep()
    {
        DeliveryRules.LeavesAt(Legal("2026-04-10 09:00"), true, Night, DeliveryRules.DefaultDigest).ShouldBe(Legal("2026-04-10 09:00"));
        DeliveryRules.LeavesAt(Legal("2026-04-11 00:00"), true, Night, DeliveryRules.DefaultDigest).ShouldBe(Legal("2026-04-11 07:00"));
    }

    [Fact]
    public void A_daily_mail_in_quiet_hours_leaves_when_they_end() =>
        DeliveryRules.LeavesAt(Legal("2026-04-10 12:00"), false, Night, new TimeOnly(6, 0)).ShouldBe(Legal("2026-04-11 07:00"));

    [Theory]
    [InlineData("breached.stop", true)]
    [InlineData("dueSoon.bulletin", true)]
    [InlineData("duty.inspect", false)]
    [InlineData("report.reminded", false)]
    public void A_deadline_that_passed_or_is_about_to_is_urgent(string kind, bool urgent) => DeliveryRules.IsUrgent(kind).ShouldBe(urgent);

    [Theory]
    [InlineData(30, 1, false)] // a day
    [InlineData(78, 3, true)]
    [InlineData(2, 30, false)] // the sender itself was off for a month
    public void A_message_is_laid_aside_after_three_days_of_tries(int tries, int days, bool isGivenUp) =>
        DeliveryRules.IsGivenUp(tries, Legal("2026-04-10 09:00"), Legal("2026-04-10 09:00").AddDays(days)).ShouldBe(isGivenUp);

    private static DateTimeOffset Legal(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
