using System.Collections.Immutable;

namespace Enforcement.Workflows.MonthlyReports;

/// <summary>A finding of a town in a month, with its exact point (Art 15: 具体点位情况).</summary>
/// <param name="Key"><c>lead:{id}</c> or <c>case:{number}</c>; a lead that went into a case is one finding with it.</param>
/// <param name="Number">Source number of the lead or number of the case.</param>
/// <param name="Channel">How it was found.</param>
/// <param name="FoundAt">When.</param>
/// <param name="Finder">Name of the unit that found it.</param>
/// <param name="Lon">Degrees of EPSG:4490; null while nobody knows where a hotline order's place is.</param>
/// <param name="Lat">The same.</param>
/// <param name="Address">In words.</param>
/// <param name="AreaSquareMetres">Area in m², or null.</param>
/// <param name="InProgress">在施; null when not known.</param>
/// <param name="Illegal">Determined to be illegal or lawful; null before.</param>
/// <param name="Measures">What was done: names of stages and documents as codes.</param>
/// <param name="DemolishedAt">When it was demolished, or null.</param>
public sealed record Finding(
    string Key, string Number, string Channel, DateTimeOffset FoundAt, string Finder, double? Lon, double? Lat, string Address,
    double? AreaSquareMetres, bool? InProgress, bool? Illegal,
    IReadOnlyList<string> Measures, DateTimeOffset? DemolishedAt);

/// <summary>What happened to a report; what its journal keeps.</summary>
public abstract record ReportEvent(DateTimeOffset At) : Event(At);

/// <param name="TownName">Its name then: a town that is renamed later keeps it here.</param>
/// <param name="DueAt">24:00 of the reporting day, exclusive.</param>
public sealed record ReportOpened(DateTimeOffset At, string Month, string Town, string TownName, int PolicyVersion, DateTimeOffset DueAt)
    : ReportEvent(At);

public sealed record ReportReminded(DateTimeOffset At, int DaysBefore) : ReportEvent(At);

/// <summary><see cref="Event.At"/> is the due instant, however late it was noticed.</summary>
public sealed record ReportMissed(DateTimeOffset At) : ReportEvent(At);

/// <param name="Findings">The frozen copy.</param>
/// <param name="Restates">Something had been submitted before: this says it anew 更正.</param>
public sealed record ReportSubmitted(DateTimeOffset At, bool Nil, string? Note, IReadOnlyList<Finding> Findings, bool Restates)
    : ReportEvent(At);

public sealed record ReportAccepted(DateTimeOffset At) : ReportEvent(At);

/// <param name="DueAt">By when it comes again, exclusive.</param>
public sealed record ReportReturned(DateTimeOffset At, string Reason, DateTimeOffset DueAt) : ReportEvent(At);

public sealed record ReportFileAttached(DateTimeOffset At, string FileName, string ContentType, string Sha256) : ReportEvent(At);

/// <summary>A town's report of a month as its journal adds up to.</summary>
public sealed record Report
{
    public required ReportOpened Opened { get; init; }
    public int Version { get; init; }
    public ReportState State { get; init; }
    /// <summary>The last submission: the frozen copy.</summary>
    public ReportSubmitted? Submitted { get; init; }
    /// <summary>The first one decides whether it was in time.</summary>
    public DateTimeOffset? FirstSubmittedAt { get; init; }
    public ReportReturned? Returned { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public bool Missed { get; init; }
    public ImmutableList<int> Reminders { get; init; } = [];
    public ImmutableList<ReportFileAttached> Files { get; init; } = [];

    /// <summary>When it is due now: the month's day, or after a return the day by which it comes again.</summary>
    public DateTimeOffset DueAt => State == ReportState.Returned ? Returned!.DueAt : Opened.DueAt;

    /// <summary>迟报: the first submission came after the month's day; a return never makes a report late that was in time.</summary>
    public bool IsLate => FirstSubmittedAt >= Opened.DueAt;

    /// <summary>
    /// 漏报: nothing came by the month's day, and nothing has come since; or it was returned and did not come again in time.
    /// </summary>
    public bool IsMissing(DateTimeOffset now) => (FirstSubmittedAt is null || State == ReportState.Returned) && now >= DueAt;

    /// <summary>The report that a whole journal adds up to.</summary>
    /// <exception cref="InvalidOperationException">Empty, or the first event opens nothing.</exception>
    public static Report Fold(IEnumerable<ReportEvent> events) => events.Aggregate((Report?)null, Evolve)
        ?? throw new InvalidOperationException("A report without entries.");

    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">An event of a kind that is not known here: never skipped in silence.</exception>
    public static Report Evolve(Report? s, ReportEvent e)
    {
        if (s is null) return e is ReportOpened o ? new Report { Opened = o, Version = 1 }
            : throw new InvalidOperationException($"The first entry of a report must open it, not {e.GetType().Name}.");
        return e switch
        {
            ReportReminded r => s with { Reminders = s.Reminders.Add(r.DaysBefore) },
            ReportMissed => s with { Missed = true },
            ReportSubmitted x => s with { State = ReportState.Submitted, Submitted = x, FirstSubmittedAt = s.FirstSubmittedAt ?? x.At,
                AcceptedAt = null },
            ReportAccepted a => s with { State = ReportState.Accepted, AcceptedAt = a.At },
            ReportReturned r => s with { State = ReportState.Returned, Returned = r, AcceptedAt = null },
            ReportFileAttached f => s with { Files = s.Files.Add(f) },
            _ => throw new InvalidOperationException($"Unknown entry {e.GetType().Name}."),
        } with { Version = s.Version + 1 };
    }
}
