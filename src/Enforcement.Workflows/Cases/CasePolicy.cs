using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Cases;

/// <summary>
/// What the policy says of cases; the whole of it is <c>Policies.Policy</c>, of which a case knows no more. A value that was not given is none: whoever records
/// a version refuses it by name.
/// </summary>
public record CasePolicy
{
    /// <summary>1, 2, 3 …</summary>
    public int Version { get; init; }

    /// <summary>First legal day of the version, inclusive; it ends where the next begins.</summary>
    public DateOnly EffectiveFrom { get; init; }

    /// <summary>Why it was made, for people.</summary>
    public string Note { get; init; } = "";

    /// <summary>
    /// The period of every deadline kind but <see cref="DeadlineKind.YearEnd"/>, whose end is the year's. For
    /// <see cref="DeadlineKind.SelfDemolition"/> the longest
    /// allowed term.
    /// </summary>
    public IReadOnlyDictionary<DeadlineKind, LegalPeriod> Periods { get; init; } = new Dictionary<DeadlineKind, LegalPeriod>();

    /// <summary>Longest total extension of one deadline, in days of its own basis.</summary>
    public int MaxExtensionDays { get; init; }

    /// <summary>Start of the night, inclusive, in which nothing may be demolished by force (行政强制法 43).</summary>
    public TimeOnly NightFrom { get; init; }

    /// <summary>End of that night, exclusive.</summary>
    public TimeOnly NightTo { get; init; }

    /// <summary>A demolished place within this distance makes a case 屡拆屡建, inclusive.</summary>
    public int RepeatDistanceMetres { get; init; }

    /// <summary>… when demolished at most this many years before.</summary>
    public int RepeatYears { get; init; }

    /// <summary>True when a time of day lies in the protected night, which runs over midnight.</summary>
    public bool IsNight(TimeOnly time) => time.IsBetween(NightFrom, NightTo);
}
