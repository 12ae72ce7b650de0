using Enforcement.Workflows.Deadlines;
using Shouldly;
using Xunit;
using static Enforcement.Workflows.Tests.Deadlines.When;

namespace Enforcement.Workflows.Tests.Deadlines;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = StateCouncil.Calendar;

    [Theory]
    [InlineData("2022-09-30", true)]  // Friday
    [InlineData("2022-09-24", false)] // Saturday
    [InlineData("2022-10-01", false)] // by law
    [InlineData("2022-10-07", false)] // a Friday moved by the notice
    [InlineData("2022-10-08", true)]  // a Saturday made up
    [InlineData("2026-10-10", true)]  // a Saturday made up
    [InlineData("2026-10-11", false)] // Sunday
    [InlineData("2024-02-29", true)]  // leap day, Thursday
    public void The_weekday_decides_unless_the_notice_says_otherwise(string day, bool works) =>
        Calendar.IsWorkday(Day(day)).ShouldBe(works);

    [Fact]
    public void A_day_is_found_with_what_the_notice_makes_of_it()
    {
        Calendar.Find(new(2022, 10, 8)).ShouldBe(new CalendarDay(new(2022, 10, 8), DayKind.MakeUpWorkday, "国庆节"));
        Calendar.Find(new(2022, 10, 10)).ShouldBeNull();
    }

    [Theory]
    [InlineData("2027-01-01", 2027)] // a holiday in any year, and still not guessed
    [InlineData("2027-06-15", 2027)]
    [InlineData("2019-12-31", 2019)]
    public void A_year_without_its_notice_is_named_and_never_guessed(string day, int year)
    {
        var missing = Should.Throw<MissingCalendarYearException>(() => Calendar.IsWorkday(Day(day)));

        missing.Year.ShouldBe(year);
        missing.Message.ShouldContain($"{year}");
    }

    [Fact]
    public void A_year_given_twice_is_an_error()
    {
        var year = new CalendarYear(2026, "某通知", []);

        Should.Throw<ArgumentException>(() => new WorkingCalendar([year, year]));
    }
}
