using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Assessment.AssessmentRefusalReason;

namespace Enforcement.Workflows.Assessment;

/// <summary>Why a step of an assessment was refused. The name, in kebab-case after <c>assessment-</c>, is the stable code.</summary>
public enum AssessmentRefusalReason
{
    /// <summary>This unit or role does not do this.</summary>
    NotYours,
    /// <summary>Confirmed: it is frozen.</summary>
    IsConfirmed,
    /// <summary>The assessment has no such deduction. Field.</summary>
    UnknownDeduction,
    /// <summary>A deduction is appealed once.</summary>
    AlreadyAppealed,
    /// <summary>An appeal and its rejection need their reason. Field.</summary>
    ReasonMissing,
    /// <summary>Nobody appealed against it.</summary>
    NoSuchAppeal,
    /// <summary>The appeal was decided.</summary>
    AlreadyDecided,
    /// <summary>The period has not ended.</summary>
    PeriodRunning,
    /// <summary>Appeals wait for their decision. Args: how many.</summary>
    AppealsOpen,
    /// <summary>The facts are others than when it was computed: compute it again.</summary>
    Stale,
    /// <summary>The days to appeal are not over. Args: the last of them. What else is wrong is said before it.</summary>
    AppealTime,
}

/// <summary>A refusal by name. Nothing happened.</summary>
public sealed record AssessmentRefusal(AssessmentRefusalReason Reason, string? Field = null, params object[] Args);

/// <summary>The rule book of the assessment (Art 28, 29). Pure.</summary>
public static class AssessmentDecider
{
    /// <summary>True for who computes, decides and confirms: planning's officers for towns, a town's own lead for its villages.</summary>
    /// <param name="assessor">Code of the assessing unit.</param>
    public static bool MayAssess(AssessmentLevel level, string assessor, Actor actor) => level == AssessmentLevel.Town
        ? actor.UnitKind == UnitKind.Planning && actor.Is(PersonRole.PlanningOfficer)
        : actor.UnitKind is UnitKind.Town or UnitKind.DevelopmentZone && actor.ActsFor(assessor) && actor.Is(PersonRole.UnitLead);

    /// <summary>True for who appeals: the lead of the assessed town; for a village, which has no lead, whoever works there.</summary>
    public static bool MayAppeal(UnitAssessment s, Actor actor) =>
        actor.ActsFor(s.Opened.Unit) && (actor.Is(PersonRole.UnitLead) || (s.Opened.Level == AssessmentLevel.Village && actor.Is(PersonRole.VillagePatroller)));

    /// <summary>Computes and publishes; no event when it is as it was. Appeals and their decisions stay with their deductions.</summary>
    public static (AssessmentEvent? Event, AssessmentRefusal? Refusal) Compute(UnitAssessment s, IReadOnlyList<Deduction> deductions, IReadOnlyList<string> uncleared, Actor actor, DateTimeOffset now)
    {
        if (Blocks(s, actor) is { } blocked) return (null, blocked);
        return IsSame(s, deductions, uncleared) ? (null, null) : (new AssessmentComputed(now, deductions, uncleared), null);
    }

    /// <summary>The assessed unit appeals against a deduction: once, with its reason.</summary>
    public static (AssessmentEvent? Event, AssessmentRefusal? Refusal) Appeal(UnitAssessment s, string? key, string? reason, Actor actor, DateTimeOffset now)
    {
        if (!MayAppeal(s, actor)) return (null, new AssessmentRefusal(NotYours));
        if (s.Confirmed is not null) return (null, new AssessmentRefusal(IsConfirmed));
        if (s.Deductions.FirstOrDefault(d => d.Key == key) is not { } deduction) return (null, new AssessmentRefusal(UnknownDeduction, "deduction"));
        if (s.AppealOf(deduction) is not null) return (null, new AssessmentRefusal(AlreadyAppealed));
        return string.IsNullOrWhiteSpace(reason) ? (null, new AssessmentRefusal(ReasonMissing, "reason")) : (new AppealFiled(now, deduction.Key, reason.Trim(), actor.DisplayName), null);
    }

    /// <summary>The assessor lifts the deduction, or rejects the appeal with a reason.</summary>
    public static (AssessmentEvent? Event, AssessmentRefusal? Refusal) Decide(UnitAssessment s, string key, bool upheld, string? reason, Actor actor, DateTimeOffset now)
    {
        if (Blocks(s, actor) is { } blocked) return (null, blocked);
        if (s.Appeals.GetValueOrDefault(key) is not { } appeal) return (null, new AssessmentRefusal(NoSuchAppeal));
        if (appeal.Decided is not null) return (null, new AssessmentRefusal(AlreadyDecided));
        var text = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        return !upheld && text is null ? (null, new AssessmentRefusal(ReasonMissing, "reason")) : (new AppealDecided(now, key, upheld, text, actor.DisplayName, s.Deductions.FirstOrDefault(d => d.Key == key)?.Fact.Deadlines), null);
    }

    /// <summary>Confirms and freezes it: after the period and the days to appeal, with no appeal open, and as the facts are now.</summary>
    /// <param name="period">Its period.</param>
    /// <param name="deductions">What computing would come to now.</param>
    /// <param name="uncleared">The same.</param>
    /// <param name="rank">Its rank among the assessor's units.</param>
    /// <param name="of">How many they are.</param>
    /// <param name="appealDays">Days that a unit has to appeal (policy).</param>
    public static (AssessmentEvent? Event, AssessmentRefusal? Refusal) Confirm(
        UnitAssessment s, AssessmentPeriod period, IReadOnlyList<Deduction> deductions, IReadOnlyList<string> uncleared, int rank, int of, int appealDays, Actor actor, DateTimeOffset now)
    {
        if (Blocks(s, actor) is { } blocked) return (null, blocked);
        if (now < period.Before) return (null, new AssessmentRefusal(PeriodRunning));
        if (s.OpenAppeals > 0) return (null, new AssessmentRefusal(AppealsOpen, null, s.OpenAppeals));
        // Who confirms has seen what is frozen.
        if (!IsSame(s, deductions, uncleared)) return (null, new AssessmentRefusal(Stale));
        if (s.AppealsUntil(appealDays) is { } until && now < until) return (null, new AssessmentRefusal(AppealTime, null, LegalTime.DateOf(until).AddDays(-1)));
        return (new AssessmentConfirmed(now, s.Score, s.Grade, rank, of), null);
    }

    private static AssessmentRefusal? Blocks(UnitAssessment s, Actor actor) =>
        !MayAssess(s.Opened.Level, s.Opened.Assessor, actor) ? new AssessmentRefusal(NotYours) : s.Confirmed is not null ? new AssessmentRefusal(IsConfirmed) : null;

    private static bool IsSame(UnitAssessment s, IReadOnlyList<Deduction> deductions, IReadOnlyList<string> uncleared) =>
        s.Computed is { } c && c.Uncleared.SequenceEqual(uncleared) && c.Deductions.Select(Plain).SequenceEqual(deductions.Select(Plain));

    /// <summary>What two deductions are compared by: records compare their lists by reference.</summary>
    private static (string, int, DateTimeOffset, string) Plain(Deduction d) => (d.Key, d.Points, d.Fact.At, string.Join(' ', d.Fact.Deadlines));
}
