using Enforcement.Workflows.Deadlines;
using Shouldly;
using Xunit;

namespace Enforcement.Workflows.Tests.Deadlines;

/// <summary>Compares the count with one written as sets of days, over random calendars, periods, extensions and suspensions.</summary>
public sealed class DeadlineCountProperties(ITestOutputHelper output)
{
    private const int CasesPerCalendar = 200;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(20220412, 25)];

    [Theory, MemberData(nameof(Seeds))]
    public void Every_count_equals_the_count_by_sets_of_days(int seed)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (calendar, works, madeUp) = RandomCalendar(random);

        for (var i = 0; i < CasesPerCalendar; i++)
        {
            var (start, period, extension, suspensions) = RandomCase(random);
            var count = DeadlineCount.Of(start, period, calendar, extension, suspensions);
            var @case = $"seed {seed}, case {i}: {start:O} {period} +{extension} [{string.Join("; ", suspensions)}] → {count}";

            var suspended = suspensions.SelectMany(DaysOf).ToHashSet();
            var after = Enumerable.Range(1, 700).Select(start.AddDays).ToList();
            var counted = after.Where(d => !suspended.Contains(d) && (period.Basis == DayBasis.Calendar || works.Contains(d)))
                .Take(period.Days + extension).ToList();
            var end = counted[^1];
            var last = period.RollForward && !works.Contains(end)
                ? after.First(d => d > end && works.Contains(d) && !suspended.Contains(d))
                : end;

            count.LastDay.ShouldBe(last, @case);
            count.DueAt.UtcDateTime.ShouldBe(last.ToDateTime(new TimeOnly(16, 0)), @case); // 24:00 at +08:00
            count.RolledFrom.ShouldBe(last == end ? null : end, @case);

            // The days up to the end fall apart into counted, skipped and suspended, and nothing is named twice.
            var passed = after.TakeWhile(d => d <= end).ToList();
            var skipped = count.Skipped.SelectMany(DaysOf).ToList();
            skipped.ShouldBe(passed.Except(counted).Where(d => !suspended.Contains(d)), @case);
            count.Skipped.Zip(count.Skipped.Skip(1)).ShouldAllBe(p => p.First.To.AddDays(1) < p.Second.From, @case);
            count.MakeUpDays.ShouldBe(period.Basis == DayBasis.Working ? counted.Where(madeUp.Contains) : [], @case);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void To_be_served_later_to_be_extended_or_suspended_never_makes_a_deadline_earlier(int seed)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (calendar, _, _) = RandomCalendar(random);

        for (var i = 0; i < CasesPerCalendar; i++)
        {
            var (start, period, extension, suspensions) = RandomCase(random);
            var due = DeadlineCount.Of(start, period, calendar, extension, suspensions).DueAt;
            var @case = $"seed {seed}, case {i}: {start:O} {period} +{extension} [{string.Join("; ", suspensions)}]";

            DeadlineCount.Of(start.AddDays(1), period, calendar, extension, suspensions).DueAt.ShouldBeGreaterThanOrEqualTo(due, @case);
            DeadlineCount.Of(start, period, calendar, extension + 1, suspensions).DueAt.ShouldBeGreaterThanOrEqualTo(due, @case);
            DeadlineCount.Of(start, period, calendar, extension).DueAt.ShouldBeLessThanOrEqualTo(due, @case);
        }
    }

    private static (WorkingCalendar Calendar, HashSet<DateOnly> Works, HashSet<DateOnly> MadeUp) RandomCalendar(Random random)
    {
        var (works, madeUp, years) = (new HashSet<DateOnly>(), new HashSet<DateOnly>(), new List<CalendarYear>());
        for (var year = 2030; year <= 2033; year++)
        {
            var days = new List<CalendarDay>();
            for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            {
                var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
                DayKind? kind = random.Next(8) switch
                {
                    0 => DayKind.StatutoryHoliday,
                    1 => DayKind.RestDay,
                    2 when weekend => DayKind.MakeUpWorkday,
                    _ => null,
                };
                if (kind is { } known) days.Add(new CalendarDay(day, known, "某日"));
                if (kind == DayKind.MakeUpWorkday) madeUp.Add(day);
                if (kind == DayKind.MakeUpWorkday || (kind is null && !weekend)) works.Add(day);
            }
            years.Add(new CalendarYear(year, "某通知", days));
        }
        return (new WorkingCalendar(years), works, madeUp);
    }

    private static (DateOnly Start, LegalPeriod Period, int Extension, List<DayRange> Suspensions) RandomCase(Random random)
    {
        var start = new DateOnly(2030, 1, 1).AddDays(random.Next(730));
        var period = new LegalPeriod(random.Next(1, 60), random.Next(2) == 0 ? DayBasis.Calendar : DayBasis.Working, random.Next(2) == 0,
            "某条");
        var extension = random.Next(3) == 0 ? random.Next(1, 30) : 0;
        var suspensions = Enumerable.Range(0, random.Next(4)).Select(_ =>
        {
            var from = start.AddDays(random.Next(-10, 60));
            return new DayRange(from, from.AddDays(random.Next(0, 20)));
        }).ToList();
        return (start, period, extension, suspensions);
    }

    private static IEnumerable<DateOnly> DaysOf(DayRange range) =>
        Enumerable.Range(0, range.To.DayNumber - range.From.DayNumber + 1).Select(range.From.AddDays);
}
