using Enforcement.Api.Calendars;
using Enforcement.Workflows.Deadlines;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Calendars;

public sealed class CalendarFileTests
{
    private static readonly WorkingCalendar BuiltIn = new(CalendarFile.Embedded());

    [Fact]
    public void The_product_brings_the_years_2020_to_2026_each_with_its_notice()
    {
        BuiltIn.Years.ShouldBe([2020, 2021, 2022, 2023, 2024, 2025, 2026]);
        CalendarFile.Embedded().ShouldAllBe(y => y.Source.StartsWith($"国务院办公厅关于{y.Year}年部分节假日安排的通知（国办发明电〔{y.Year - 1}〕"));
    }

    // Counted by hand from the notices: days off they name, make-up workdays, and days by law (10 in 2020, when 中秋节
    // was 1 October; 11 since; 13 from 2025, 全国年节及纪念日放假办法 as revised). 2022 has 31 December from the notice for 2023.
    [Theory]
    [InlineData(2020, 30, 6, 10)]
    [InlineData(2021, 31, 7, 11)]
    [InlineData(2022, 32, 7, 11)]
    [InlineData(2023, 26, 7, 11)]
    [InlineData(2024, 28, 8, 11)]
    [InlineData(2025, 28, 5, 13)]
    [InlineData(2026, 33, 6, 13)]
    public void A_year_has_as_many_days_as_its_notice(int year, int off, int madeUp, int byLaw)
    {
        var days = CalendarFile.Embedded().Single(y => y.Year == year).Days;

        days.Count(d => d.Kind != DayKind.MakeUpWorkday).ShouldBe(off);
        days.Count(d => d.Kind == DayKind.MakeUpWorkday).ShouldBe(madeUp);
        days.Count(d => d.Kind == DayKind.StatutoryHoliday).ShouldBe(byLaw);
    }

    [Fact]
    public void The_spring_festival_of_2020_lasted_to_2_February_and_1_February_was_not_worked()
    {
        BuiltIn.IsWorkday(new(2020, 1, 19)).ShouldBeTrue("a Sunday made up");
        BuiltIn.IsWorkday(new(2020, 1, 31)).ShouldBeFalse("the extension, 国办发明电〔2020〕1号");
        BuiltIn.IsWorkday(new(2020, 2, 1)).ShouldBeFalse("a Saturday first announced as worked");
        BuiltIn.IsWorkday(new(2020, 2, 3)).ShouldBeTrue();
    }

    [Fact]
    public void New_year_s_eve_of_the_lunar_year_is_a_holiday_by_law_only_since_2025()
    {
        BuiltIn.Find(new(2024, 2, 9)).ShouldBeNull();
        BuiltIn.Find(new(2025, 1, 28))!.Kind.ShouldBe(DayKind.StatutoryHoliday);
        BuiltIn.Find(new(2026, 2, 16))!.Kind.ShouldBe(DayKind.StatutoryHoliday);
        BuiltIn.Find(new(2026, 2, 15))!.Kind.ShouldBe(DayKind.RestDay);
    }

    [Fact]
    public void A_good_file_is_taken_with_its_days_in_order()
    {
        var year = CalendarFile.Parse(File("""{"date":"2027-10-01","kind":"statutoryHoliday","name":"国庆节"},{"date":"2027-01-02","kind":"makeUpWorkday","name":"元旦"}"""));

        year.Source.ShouldBe("某通知");
        year.Days.ShouldBe([new(new(2027, 1, 2), DayKind.MakeUpWorkday, "元旦"), new(new(2027, 10, 1), DayKind.StatutoryHoliday, "国庆节")]);
    }

    [Theory]
    [InlineData("""{"date":"2027-01-01","kind":"holiday","name":"元旦"}""", "calendar-unknown-kind", "2027-01-01", "holiday")]
    [InlineData("""{"date":"2027-01-01","kind":"0","name":"元旦"}""", "calendar-unknown-kind", "2027-01-01", "0")]
    [InlineData("""{"date":"2026-12-31","kind":"restDay","name":"元旦"}""", "calendar-day-outside-year", "2026-12-31", 2027)]
    [InlineData("""{"date":"2027-01-01","kind":"restDay","name":"元旦"},{"date":"2027-01-01","kind":"statutoryHoliday","name":"元旦"}""", "calendar-day-twice", "2027-01-01")]
    [InlineData("""{"date":"2027-01-04","kind":"makeUpWorkday","name":"元旦"}""", "calendar-make-up-not-weekend", "2027-01-04")]
    [InlineData("""{"date":"2027-02-30","kind":"restDay","name":"春节"}""", "calendar-date-unreadable", "2027-02-30")]
    [InlineData("""{"date":"1/1/2027","kind":"restDay","name":"元旦"}""", "calendar-date-unreadable", "1/1/2027")]
    [InlineData("""{"date":"2027-01-01","kind":"restDay","name":"元旦"},{"date":"2027-01-02","name":"元旦"}""", "calendar-day-incomplete", 2)]
    [InlineData("null", "calendar-day-incomplete", 1)]
    [InlineData("", "calendar-empty", 2027)]
    public void A_day_that_cannot_be_right_is_refused_by_name(string days, string code, params object[] args) =>
        Refused(File(days), code, args);

    [Theory]
    [InlineData("""{"source":"某通知","days":[]}""", "calendar-file-year-missing")]
    [InlineData("""{"year":27,"source":"某通知","days":[]}""", "calendar-file-year-missing")]
    [InlineData("""{"year":2027,"source":" ","days":[]}""", "calendar-source-missing")]
    [InlineData("""{"year":2027,"source":"某通知"}""", "calendar-empty", 2027)]
    [InlineData("null", "calendar-unreadable", 1)]
    [InlineData("", "calendar-unreadable", 1)]
    [InlineData("{\"year\":2027,\n\"source\":\"某通知\",\n\"days\":[{]}", "calendar-unreadable", 3)]
    [InlineData("""{"year":"next"}""", "calendar-unreadable", 1)]
    public void A_file_that_is_no_calendar_is_refused_by_name(string json, string code, params object[] args) => Refused(json, code, args);

    private static string File(string days) => $$"""{"year":2027,"source":"某通知","days":[{{days}}]}""";

    private static void Refused(string json, string code, object[] args)
    {
        var refused = Should.Throw<InvalidCalendarFileException>(() => CalendarFile.Parse(json));
        refused.Code.ShouldBe(code);
        refused.Args.Select(a => $"{a}").ShouldBe(args.Select(a => $"{a}"));
    }
}
