using System.Globalization;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.MonthlyReports;

namespace Enforcement.Workflows.Assessment;

/// <summary>
/// The time that an assessment is of (Art 28): a calendar month <c>2026-03</c>, quarter <c>2026-Q1</c> or year <c>2026</c> of legal time.
/// It holds the instants from
/// <see cref="From"/>, inclusive, to <see cref="Before"/>, exclusive: what falls on 24:00 of the last day is the first instant of the
/// next period. A quarter and a year are
/// assessed from their own facts; they are no average of their months.
/// </summary>
/// <param name="Start">Its first month.</param>
/// <param name="Length">1, 3 or 12 months.</param>
public readonly record struct AssessmentPeriod(ReportMonth Start, int Length)
{
    /// <summary>00:00 of the first day, inclusive.</summary>
    public DateTimeOffset From => LegalTime.StartOf(Start.First);

    /// <summary>24:00 of the last day, exclusive.</summary>
    public DateTimeOffset Before => LegalTime.StartOf(Start.First.AddMonths(Length));

    /// <summary>The months in it, in order.</summary>
    public IEnumerable<ReportMonth> Months
    {
        get
        {
            var first = Start.First;
            return Enumerable.Range(0, Length).Select(i => ReportMonth.Of(first.AddMonths(i)));
        }
    }

    /// <summary>The period of the same length before.</summary>
    public AssessmentPeriod Previous => this with { Start = ReportMonth.Of(Start.First.AddMonths(-Length)) };

    /// <summary>The period of the same length after.</summary>
    public AssessmentPeriod Next => this with { Start = ReportMonth.Of(Start.First.AddMonths(Length)) };

    /// <summary>True for an instant of the period.</summary>
    public bool Contains(DateTimeOffset at) => at >= From && at < Before;

    /// <summary>The period of a length in which a day lies.</summary>
    public static AssessmentPeriod Of(DateOnly day, int length) =>
        new(new ReportMonth(day.Year, (day.Month - 1) / length * length + 1), length);

    /// <summary>Reads <c>2026-03</c>, <c>2026-Q1</c> or <c>2026</c>; null when it is none of them.</summary>
    public static AssessmentPeriod? Parse(string? text) => text switch
    {
        { Length: 4 } => ReportMonth.Parse($"{text}-01") is { } first ? new AssessmentPeriod(first, 12) : null,
        [_, _, _, _, '-', 'Q', >= '1' and <= '4'] => ReportMonth.Parse($"{text[..4]}-{(text[6] - '1') * 3 + 1:D2}") is { } first
            ? new AssessmentPeriod(first, 3) : null,
        _ => ReportMonth.Parse(text) is { } month ? new AssessmentPeriod(month, 1) : null,
    };

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Length switch
    {
        12 => Start.Year.ToString("D4", CultureInfo.InvariantCulture),
        3 => string.Create(CultureInfo.InvariantCulture, $"{Start.Year:D4}-Q{(Start.Month - 1) / 3 + 1}"),
        _ => Start.ToString(),
    };
}
