using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Escalation;

/// <summary>Steps of the ladder for units (Art 3, 29; process.md section 6), from the lowest.</summary>
public enum MeasureKind
{
    /// <summary>提醒.</summary>
    Reminder,
    /// <summary>约谈 of the unit's main leader.</summary>
    Talk,
    /// <summary>问责.</summary>
    Accountability,
}

/// <summary>How a measure stands.</summary>
public enum MeasureState
{
    /// <summary>待决定: proposed by the system with its facts, or opened by people with its basis; people decide.</summary>
    Proposed,
    /// <summary>已启动: its unit must answer, its decider must carry it out.</summary>
    Ordered,
    /// <summary>不予启动, with a reason.</summary>
    Dismissed,
    /// <summary>已完成.</summary>
    Done,
}

/// <summary>What a measure is proposed for.</summary>
/// <param name="Key">Unique: <c>case/{number}</c> for an overdue case, <c>gap/{month}</c> for a large gap, <c>year/{number}</c> for a municipal listing not done within its year.</param>
/// <param name="At">When it came about.</param>
public sealed record MeasureFact(string Key, DateTimeOffset At)
{
    /// <summary>The case's number, or null for a gap.</summary>
    public string? CaseNumber => Key.StartsWith("gap/", StringComparison.Ordinal) ? null : Key[(Key.IndexOf('/', StringComparison.Ordinal) + 1)..];
}

/// <summary>What the policy says of the ladder for units.</summary>
/// <param name="ReminderCases">From so many overdue cases on a reminder is proposed, inclusive.</param>
/// <param name="TalkCases">From so many, a talk.</param>
/// <param name="AnswerDays">Calendar days in which a measure is answered and carried out; the day of its order is not counted.</param>
public sealed record UnitLadderPolicy(int ReminderCases, int TalkCases, int AnswerDays);

/// <summary>What happened to a measure; what its journal keeps.</summary>
public abstract record MeasureEvent(DateTimeOffset At);

#pragma warning disable CS1591 // the facts of the steps of MeasureRules
/// <param name="Facts">What the system proposes it for; none where people opened it.</param>
/// <param name="Basis">Why people opened it, e.g. 区政府被约谈; null where the system proposed it.</param>
public sealed record MeasureProposed(DateTimeOffset At, Guid Id, string Unit, MeasureKind Kind, IReadOnlyList<MeasureFact> Facts, string? Basis = null) : MeasureEvent(At);
/// <param name="DueAt">24:00 of the last day to answer and carry it out, exclusive.</param>
public sealed record MeasureOrdered(DateTimeOffset At, string Reason, DateTimeOffset DueAt) : MeasureEvent(At);
public sealed record MeasureDismissed(DateTimeOffset At, string Reason) : MeasureEvent(At);
/// <summary>What the unit says that it does about it; as often as it has something to say.</summary>
public sealed record MeasureAnswered(DateTimeOffset At, string Answer) : MeasureEvent(At);
/// <param name="DocumentNumber">Of the document it was done with, e.g. the notice of the talk; or null.</param>
public sealed record MeasureDone(DateTimeOffset At, string Result, string? DocumentNumber) : MeasureEvent(At);
#pragma warning restore CS1591

/// <summary>The ladder for units: the system proposes with its reason, people decide (process.md section 6). Pure.</summary>
public static class MeasureRules
{
    /// <summary>What is to be proposed for a unit: each step whose trigger holds and that has a fact which no measure of that step was proposed for yet.</summary>
    /// <param name="facts">Its overdue cases, large gaps and missed years as they are now.</param>
    /// <param name="wasUsed">True when a measure of the step was once proposed for the fact.</param>
    public static IReadOnlyList<(MeasureKind Kind, IReadOnlyList<MeasureFact> Facts)> Propose(IReadOnlyList<MeasureFact> facts, UnitLadderPolicy policy, Func<MeasureKind, string, bool> wasUsed)
    {
        ArgumentNullException.ThrowIfNull(policy);
        List<MeasureFact> Of(string prefix) => [.. facts.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(f => f.At).ThenBy(f => f.Key, StringComparer.Ordinal)];
        var (overdue, gaps, years) = (Of("case/"), Of("gap/"), Of("year/"));
        var proposals = new List<(MeasureKind, IReadOnlyList<MeasureFact>)>();
        void Add(MeasureKind kind, IEnumerable<MeasureFact> because)
        {
            var all = because.ToList();
            if (all.Any(f => !wasUsed(kind, f.Key))) proposals.Add((kind, all));
        }
        if (overdue.Count >= policy.ReminderCases) Add(MeasureKind.Reminder, overdue);
        Add(MeasureKind.Talk, [.. overdue.Count >= policy.TalkCases ? overdue : [], .. gaps]);
        Add(MeasureKind.Accountability, years);
        return proposals;
    }

    /// <summary>Whose leaders are reminded, talked to and held to account: towns', the development zone's and villages' (Art 3, 29, 30).</summary>
    public static bool MayBeOn(UnitKind unit) => unit is UnitKind.Town or UnitKind.DevelopmentZone or UnitKind.Village;

    /// <summary>Who opens and decides on a measure and records its result: the supervision office a reminder, the district's leader a talk and accountability (Art 3, 27, 29).</summary>
    public static bool MayDecide(MeasureKind kind, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return kind == MeasureKind.Reminder ? actor.UnitKind == UnitKind.Supervision && actor.Is(PersonRole.Supervisor) : actor.UnitKind == UnitKind.District && actor.Is(PersonRole.DistrictLeader);
    }

    /// <summary>Which body decides.</summary>
    public static UnitKind DeciderOf(MeasureKind kind) => kind == MeasureKind.Reminder ? UnitKind.Supervision : UnitKind.District;

    /// <summary>Who answers: the lead of the unit it is about; for a village also its patroller, who is often all it has, and its town's lead.</summary>
    /// <param name="town">The village's town; null where the unit is no village.</param>
    public static bool MayAnswer(string unit, string? town, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return (actor.Is(PersonRole.UnitLead) && (actor.ActsFor(unit) || actor.ActsFor(town))) || (town is not null && actor.ActsFor(unit) && actor.Is(PersonRole.VillagePatroller));
    }
}
