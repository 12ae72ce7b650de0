using Enforcement.Workflows.Deadlines;
using Shouldly;
using Xunit;
using static Enforcement.Workflows.Tests.Deadlines.When;

namespace Enforcement.Workflows.Tests.Deadlines;

public sealed class DeadlineExplanationTests
{
    private static void Says(DeadlineCount count, string chinese, string english)
    {
        DeadlineExplanation.Explain(count, "zh-CN").ShouldBe(chinese);
        DeadlineExplanation.Explain(count, "en").ShouldBe(english);
    }

    private static DeadlineCount Count(
        string start, int days, DayBasis basis, bool roll = false, int extension = 0, params (string From, string To)[] suspensions) =>
        DeadlineCount.Of(Day(start), new LegalPeriod(days, basis, roll, "「办法」第二十一条"), StateCouncil.Calendar, extension,
            [.. suspensions.Select(s => Range(s.From, s.To))]);

    [Fact]
    public void Served_28_September_7_working_days_skips_1_to_7_October_10_October_works() => Says(
        Count("2026-09-28", 7, DayBasis.Working),
        "2026年9月28日起算（当日不计），7个工作日，跳过10月1日至7日，另跳过周末1天，10月10日调休上班计入，至2026年10月13日24时止。依据：「办法」第二十一条。",
        "Counted from 28 September 2026 (that day not counted): 7 working days, skips 1–7 October and 1 weekend day, "
        + "10 October counts as a make-up workday; ends on 13 October 2026 at 24:00. Basis: 「办法」第二十一条.");

    [Fact]
    public void Make_up_days_of_one_month_share_the_month() => Says(
        Count("2022-09-29", 7, DayBasis.Working),
        "2022年9月29日起算（当日不计），7个工作日，跳过10月1日至7日，10月8日、9日调休上班计入，至2022年10月13日24时止。依据：「办法」第二十一条。",
        "Counted from 29 September 2022 (that day not counted): 7 working days, skips 1–7 October, "
        + "8 and 9 October count as make-up workdays; ends on 13 October 2022 at 24:00. Basis: 「办法」第二十一条.");

    [Fact]
    public void Calendar_days_are_said_to_be_calendar_days() => Says(
        Count("2026-04-12", 3, DayBasis.Calendar),
        "2026年4月12日起算（当日不计），3日（自然日），至2026年4月15日24时止。依据：「办法」第二十一条。",
        "Counted from 12 April 2026 (that day not counted): 3 calendar days; ends on 15 April 2026 at 24:00. Basis: 「办法」第二十一条.");

    [Fact]
    public void A_long_period_does_not_list_its_weekends() => Says(
        Count("2026-07-01", 20, DayBasis.Working),
        "2026年7月1日起算（当日不计），20个工作日，跳过周末8天，至2026年7月29日24时止。依据：「办法」第二十一条。",
        "Counted from 1 July 2026 (that day not counted): 20 working days, skips 8 weekend days; ends on 29 July 2026 at 24:00. Basis: 「办法」第二十一条.");

    [Fact] // 民法典 203
    public void A_last_day_that_rolled_says_from_where() => Says(
        Count("2022-09-29", 7, DayBasis.Calendar, roll: true),
        "2022年9月29日起算（当日不计），7日（自然日），末日10月6日非工作日，顺延至10月8日（调休上班），至2022年10月8日24时止。依据：「办法」第二十一条。",
        "Counted from 29 September 2022 (that day not counted): 7 calendar days, the last day 6 October is not a working day "
        + "and moves to 8 October (a make-up workday); ends on 8 October 2022 at 24:00. Basis: 「办法」第二十一条.");

    [Fact]
    public void An_extension_and_suspensions_are_named_and_suspensions_outside_the_period_are_not() => Says(
        Count("2026-04-12", 3, DayBasis.Calendar, extension: 1, suspensions:
            [("2026-04-01", "2026-04-12"), ("2026-04-14", "2026-04-14"), ("2026-04-16", "2026-05-02"), ("2026-06-01", "2026-06-02")]),
        "2026年4月12日起算（当日不计），3日（自然日），另延期1日，中止期间4月14日、4月16日至5月2日不计，至2026年5月4日24时止。依据：「办法」第二十一条。",
        "Counted from 12 April 2026 (that day not counted): 3 calendar days, extended by 1 calendar day, "
        + "suspended 14 April and 16 April – 2 May, not counted; ends on 4 May 2026 at 24:00. Basis: 「办法」第二十一条.");

    [Fact]
    public void A_period_over_the_new_year_names_the_other_year() => Says(
        Count("2022-12-30", 1, DayBasis.Working),
        "2022年12月30日起算（当日不计），1个工作日，跳过12月31日至2023年1月2日，至2023年1月3日24时止。依据：「办法」第二十一条。",
        "Counted from 30 December 2022 (that day not counted): 1 working day, skips 31 December 2022 – 2 January 2023; "
        + "ends on 3 January 2023 at 24:00. Basis: 「办法」第二十一条.");

    [Fact]
    public void Make_up_days_of_two_months_are_named_by_month() => Says(
        Count("2021-09-17", 20, DayBasis.Working),
        "2021年9月17日起算（当日不计），20个工作日，跳过9月19日至21日、10月1日至7日，另跳过周末4天，9月18日、26日、10月9日调休上班计入，至2021年10月21日24时止。依据：「办法」第二十一条。",
        "Counted from 17 September 2021 (that day not counted): 20 working days, skips 19–21 September, 1–7 October and 4 weekend days, "
        + "18 and 26 September and 9 October count as make-up workdays; ends on 21 October 2021 at 24:00. Basis: 「办法」第二十一条.");

    [Theory]
    [InlineData("en-GB", "Counted")]
    [InlineData("EN", "Counted")]
    [InlineData("zh-CN", "2026年")]
    [InlineData("fr", "2026年")]
    [InlineData("", "2026年")]
    public void Any_language_but_English_gets_Chinese(string language, string begins) =>
        DeadlineExplanation.Explain(Count("2026-04-12", 3, DayBasis.Calendar), language).ShouldStartWith(begins);
}
