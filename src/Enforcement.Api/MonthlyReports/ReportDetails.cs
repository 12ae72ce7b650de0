using Enforcement.Api.Organisations;
using Enforcement.Workflows.MonthlyReports;

namespace Enforcement.Api.MonthlyReports;

/// <summary>A town's report as a line of the month.</summary>
/// <param name="DueAt">24:00 of the reporting day, exclusive; of a returned report the day by which it comes again.</param>
/// <param name="Late">The first submission came after the month's day.</param>
/// <param name="Missing">Nothing came in time, and nothing has come since.</param>
/// <param name="Findings">Of the frozen copy; before the first submission, of the ledger now.</param>
/// <param name="Restated">The last submission says anew what was submitted before.</param>
public sealed record ReportItem(
    string Month, UnitView Town, string TownName, ReportState State, bool Nil, int Findings, DateTimeOffset DueAt,
    DateTimeOffset? SubmittedAt, DateTimeOffset? FirstSubmittedAt, bool Late, bool Missing, bool Restated);

/// <summary>A file with a report.</summary>
public sealed record ReportFile(int Index, string FileName, string ContentType, string Sha256, DateTimeOffset At);

/// <summary>A report for one reader: its frozen copy, what differs from it now, and what they may do.</summary>
/// <param name="From">The period's start, inclusive.</param>
/// <param name="Before">The period's end, exclusive.</param>
/// <param name="Findings">The frozen copy; before the first submission, the ledger now.</param>
/// <param name="Current">The ledger now.</param>
/// <param name="Differences">Between the frozen copy and the ledger now.</param>
/// <param name="Explanation">How the due day was counted, in the reader's language.</param>
/// <param name="Actions"><c>submit</c>, <c>accept</c>, <c>return</c>, <c>attach</c>.</param>
public sealed record ReportDetails(
    string Month, UnitView Town, string TownName, ReportState State, int Version, DateTimeOffset From, DateTimeOffset Before,
    DateTimeOffset DueAt, string Explanation, bool Nil, string? Note,
    DateTimeOffset? SubmittedAt, DateTimeOffset? FirstSubmittedAt, bool Late, bool Missing, bool Restated, DateTimeOffset? AcceptedAt,
    string? ReturnReason, IReadOnlyList<Finding> Findings,
    IReadOnlyList<Finding> Current, IReadOnlyList<ReportDifference> Differences, IReadOnlyList<ReportFile> Files,
    IReadOnlyList<ReportEntry> Journal, IReadOnlyList<string> Actions);

/// <summary>An entry of a report's journal.</summary>
public sealed record ReportEntry(int Sequence, DateTimeOffset At, DateTimeOffset RecordedAt, string Type, string ByName, string Unit);
