using Enforcement.Workflows.Deadlines;
using Shouldly;
using Xunit;
using static Enforcement.Workflows.Tests.Deadlines.When;

namespace Enforcement.Workflows.Tests.Deadlines;

public sealed class DeadlineCountTests
{
    private static readonly WorkingCalendar Calendar = StateCouncil.Calendar;
    private static readonly WorkingCalendar NoCalendar = new([]);

    private static LegalPeriod Days(int days, bool roll = false) => new(days, DayBasis.Calendar, roll, "「办法」第二十一条");
    private static LegalPeriod WorkingDays(int days, bool roll = false) => new(days, DayBasis.Working, roll, "「办法」第二十一条");

    [Theory] // 办法 21: three days to demolish
    [InlineData("2026-04-12T00:05:00+08:00")]
    [InlineData("2026-04-12T23:55:00+08:00")]
    [InlineData("2026-04-11T16:05:00Z")]
    [InlineData("2026-04-12T15:55:00Z")]
    public void Served_at_any_hour_of_12_April_with_3_days_ends_at_0_of_16_April(string servedAt)
    {
        var term = DeadlineCount.Of(LegalTime.DateOf(Instant(servedAt)), Days(3), NoCalendar);

        term.LastDay.ShouldBe(new(2026, 4, 15));
        term.DueAt.ToString("O").ShouldBe("2026-04-16T00:00:00.0000000+08:00");
    }

    [Fact] // 办法 22: seven days to demolish by force, after the term
    public void The_7_days_are_counted_from_the_legal_end_of_the_first_term()
    {
        var term = DeadlineCount.Of(new(2026, 4, 12), Days(3), NoCalendar);
        var force = DeadlineCount.Of(term.LastDay, Days(7), NoCalendar);

        force.StartsOn.ShouldBe(new(2026, 4, 15));
        force.LastDay.ShouldBe(new(2026, 4, 22));
        force.DueAt.ToString("O").ShouldBe("2026-04-23T00:00:00.0000000+08:00");
    }

    [Fact]
    public void The_same_over_the_spring_festival_of_2026_in_working_days()
    {
        // 14 Feb made up, 15–23 Feb off, 24, 25 | 26, 27 Feb, 28 Feb made up, 1 Mar Sunday, 2, 3, 4, 5 March
        var term = DeadlineCount.Of(new(2026, 2, 13), WorkingDays(3), Calendar);
        var force = DeadlineCount.Of(term.LastDay, WorkingDays(7), Calendar);

        term.DueAt.ToString("O").ShouldBe("2026-02-26T00:00:00.0000000+08:00");
        term.Skipped.ShouldBe([Range("2026-02-15", "2026-02-23")]);
        term.MakeUpDays.ShouldBe([Day("2026-02-14")]);
        force.DueAt.ToString("O").ShouldBe("2026-03-06T00:00:00.0000000+08:00");
        force.Skipped.ShouldBe([Range("2026-03-01", "2026-03-01")]);
        force.MakeUpDays.ShouldBe([Day("2026-02-28")]);
    }

    [Theory] // worked out by hand from the notices of 2022 and 2026
    [InlineData("2022-04-29", 3, "2022-05-05", "2022-05-07")]
    [InlineData("2022-09-29", 3, "2022-10-08", "2022-10-09")]
    [InlineData("2022-09-29", 7, "2022-10-08", "2022-10-13")]
    [InlineData("2026-02-13", 3, "2026-02-24", "2026-02-25")]
    [InlineData("2026-02-13", 7, "2026-02-24", "2026-03-02")]
    public void The_vectors_come_out_in_calendar_days_with_roll_and_in_working_days(string start, int days, string rolled, string working)
    {
        DeadlineCount.Of(Day(start), Days(days, roll: true), Calendar).LastDay.ShouldBe(Day(rolled));
        DeadlineCount.Of(Day(start), WorkingDays(days), Calendar).LastDay.ShouldBe(Day(working));
        DeadlineCount.Of(Day(start), WorkingDays(days, roll: true), Calendar).RolledFrom.ShouldBeNull("the last working day is one");
    }

    [Fact] // 民法典 203
    public void A_last_day_off_rolls_only_when_the_rule_says_so()
    {
        var rolled = DeadlineCount.Of(new(2022, 9, 29), Days(7, roll: true), Calendar);
        var fixedDay = DeadlineCount.Of(new(2022, 9, 29), Days(7), Calendar);

        (rolled.RolledFrom, rolled.LastDay).ShouldBe((Day("2022-10-06"), Day("2022-10-08")));
        (fixedDay.RolledFrom, fixedDay.LastDay).ShouldBe((null, Day("2022-10-06")));
        DeadlineCount.Of(new(2022, 9, 29), Days(1, roll: true), Calendar).RolledFrom.ShouldBeNull("30 September was worked");
    }

    [Fact]
    public void A_last_day_that_is_made_up_does_not_roll()
    {
        var count = DeadlineCount.Of(new(2022, 10, 7), Days(1, roll: true), Calendar);

        (count.RolledFrom, count.LastDay).ShouldBe((null, Day("2022-10-08")));
    }

    [Fact] // 民法典 201
    public void The_start_may_be_a_day_off_and_is_never_counted()
    {
        DeadlineCount.Of(new(2022, 10, 1), WorkingDays(1), Calendar).LastDay.ShouldBe(new(2022, 10, 8));
        DeadlineCount.Of(new(2022, 10, 1), Days(1), Calendar).LastDay.ShouldBe(new(2022, 10, 2));
    }

    [Fact]
    public void Suspended_days_are_not_counted()
    {
        var count = DeadlineCount.Of(new(2026, 4, 12), Days(7), NoCalendar, suspensions: [Range("2026-04-15", "2026-04-17")]);

        count.LastDay.ShouldBe(new(2026, 4, 22));
        count.Suspensions.ShouldBe([Range("2026-04-15", "2026-04-17")]);
    }

    [Fact]
    public void A_day_suspended_twice_or_off_anyway_is_left_out_once()
    {
        DeadlineCount.Of(new(2026, 4, 12), Days(7), NoCalendar,
            suspensions: [Range("2026-04-15", "2026-04-17"), Range("2026-04-16", "2026-04-18")])
            .LastDay.ShouldBe(new(2026, 4, 23));

        // Friday 17 April suspended; 18 and 19 are a weekend, suspended as well
        var working = DeadlineCount.Of(new(2026, 4, 15), WorkingDays(2), Calendar, suspensions: [Range("2026-04-17", "2026-04-19")]);
        working.LastDay.ShouldBe(new(2026, 4, 20));
        working.Skipped.ShouldBeEmpty("suspended comes before skipped, so that no day is named twice");
    }

    [Fact]
    public void Suspension_before_the_first_day_or_after_the_last_changes_nothing() =>
        DeadlineCount.Of(new(2026, 4, 12), Days(3), NoCalendar,
            suspensions: [Range("2026-04-01", "2026-04-12"), Range("2026-04-16", "2026-04-30")])
            .LastDay.ShouldBe(new(2026, 4, 15));

    [Fact]
    public void A_rolled_deadline_does_not_end_while_suspended()
    {
        var count = DeadlineCount.Of(new(2022, 9, 29), Days(7, roll: true), Calendar, suspensions: [Range("2022-10-07", "2022-10-09")]);

        (count.RolledFrom, count.LastDay).ShouldBe((Day("2022-10-06"), Day("2022-10-10")));
    }

    [Fact]
    public void An_extension_adds_days_of_the_same_kind()
    {
        DeadlineCount.Of(new(2026, 4, 12), Days(3), NoCalendar, extensionDays: 7).LastDay.ShouldBe(new(2026, 4, 22));

        var working = DeadlineCount.Of(new(2026, 2, 13), WorkingDays(3), Calendar, extensionDays: 4);
        working.LastDay.ShouldBe(new(2026, 3, 2), "as 7 working days");
        working.ExtensionDays.ShouldBe(4);
    }

    [Fact]
    public void Calendar_days_need_no_calendar_but_working_days_and_rolling_name_the_year_that_is_missing()
    {
        DeadlineCount.Of(new(2026, 12, 28), Days(7), NoCalendar).LastDay.ShouldBe(new(2027, 1, 4));

        Should.Throw<MissingCalendarYearException>(() => DeadlineCount.Of(new(2026, 12, 28), WorkingDays(7), Calendar)).Year.ShouldBe(2027);
        Should.Throw<MissingCalendarYearException>(() =>
            DeadlineCount.Of(new(2026, 12, 28), Days(7, roll: true), Calendar)).Year.ShouldBe(2027);
    }

    [Fact]
    public void A_period_of_no_days_or_a_negative_extension_is_an_error()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => DeadlineCount.Of(new(2026, 4, 12), Days(0), NoCalendar));
        Should.Throw<ArgumentOutOfRangeException>(() => DeadlineCount.Of(new(2026, 4, 12), Days(3), NoCalendar, extensionDays: -1));
    }
}
