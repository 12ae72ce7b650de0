using Enforcement.Workflows.Deadlines;
using Shouldly;
using Xunit;
using static Enforcement.Workflows.Tests.Deadlines.When;

namespace Enforcement.Workflows.Tests.Deadlines;

public sealed class LegalTimeTests
{
    [Theory]
    [InlineData("2026-04-12T15:59:59.999Z", "2026-04-12")]
    [InlineData("2026-04-12T16:00:00Z", "2026-04-13")]
    [InlineData("2026-04-12T16:30:00Z", "2026-04-13")]
    [InlineData("2026-04-12T00:05:00+08:00", "2026-04-12")]
    [InlineData("2026-04-12T23:55:00+08:00", "2026-04-12")]
    [InlineData("2026-04-11T23:00:00-05:00", "2026-04-12")]
    public void An_instant_falls_on_the_day_that_Shanghai_then_has(string instant, string day) =>
        LegalTime.DateOf(Instant(instant)).ShouldBe(Day(day));

    [Fact]
    public void A_day_ends_at_24_which_is_0_of_the_next_民法典_203()
    {
        var day = new DateOnly(2026, 12, 31);

        LegalTime.StartOf(day).ToString("O").ShouldBe("2026-12-31T00:00:00.0000000+08:00");
        LegalTime.EndOf(day).ToString("O").ShouldBe("2027-01-01T00:00:00.0000000+08:00");
        LegalTime.DateOf(LegalTime.EndOf(day).AddTicks(-1)).ShouldBe(day, "the last instant that is in time");
    }

    [Fact]
    public void Written_in_legal_time_an_instant_stays_the_same_instant()
    {
        var utc = new DateTimeOffset(2026, 4, 12, 16, 30, 0, TimeSpan.Zero);

        LegalTime.In(utc).ShouldBe(utc);
        LegalTime.In(utc).ToString("O").ShouldBe("2026-04-13T00:30:00.0000000+08:00");
    }
}
