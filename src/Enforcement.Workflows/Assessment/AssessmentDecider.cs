using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Assessment.AssessmentRefusalReason;

namespace Enforcement.Workflows.Assessment;

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
        actor.ActsFor(s.Opened.Unit)
            && (actor.Is(PersonRole.UnitLead) || (s.Opened.Level == AssessmentLevel.Village && actor.Is(PersonRole.VillagePatroller)));

    /// <summary>Computes and publishes; no event when it is as it was. Appeals and their decisions stay with their deductions.</summary>
    public static Decision<UnitAssessment, AssessmentEvent> Compute(
        UnitAssessment s, IReadOnlyList<Deduction> deductions, IReadOnlyList<string> uncleared, Actor actor, DateTimeOffset now)
    {
        if (Blocks(s, actor) is { } blocked) return blocked;
        return IsSame(s, deductions, uncleared) ? new(s, []) : Accept(s, new AssessmentComputed(now, deductions, uncleared));
    }

    /// <summary>The same of a unit that was not assessed for the period yet: opened with it.</summary>
    public static Decision<UnitAssessment, AssessmentEvent> ComputeFirst(
        AssessmentOpened opened, IReadOnlyList<Deduction> deductions, IReadOnlyList<string> uncleared, Actor actor, DateTimeOffset now)
    {
        var computed = Compute(UnitAssessment.Evolve(null, opened), deductions, uncleared, actor, now);
        return computed.IsAccepted ? new(computed.State, [opened, .. computed.Events]) : computed;
    }

    /// <summary>The assessed unit appeals against a deduction: once, with its reason.</summary>
    public static Decision<UnitAssessment, AssessmentEvent> Appeal(UnitAssessment s, string? key, string? reason, Actor actor,
        DateTimeOffset now)
    {
        if (!MayAppeal(s, actor)) return Refusal.Of(NotYours);
        if (s.Confirmed is not null) return Refusal.Of(IsConfirmed);
        if (s.Deductions.FirstOrDefault(d => d.Key == key) is not { } deduction) return Refusal.Of(UnknownDeduction, "deduction");
        if (s.AppealOf(deduction) is not null) return Refusal.Of(AlreadyAppealed);
        return string.IsNullOrWhiteSpace(reason) ? Refusal.Of(ReasonMissing, "reason")
            : Accept(s, new AppealFiled(now, deduction.Key, reason.Trim(), actor.DisplayName));
    }

    /// <summary>The assessor lifts the deduction, or rejects the appeal with a reason.</summary>
    public static Decision<UnitAssessment, AssessmentEvent> Decide(UnitAssessment s, string key, bool upheld, string? reason,
        Actor actor, DateTimeOffset now)
    {
        if (Blocks(s, actor) is { } blocked) return blocked;
        if (s.Appeals.GetValueOrDefault(key) is not { } appeal) return Refusal.Of(NoSuchAppeal);
        if (appeal.Decided is not null) return Refusal.Of(AlreadyDecided);
        var text = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        return !upheld && text is null ? Refusal.Of(ReasonMissing, "reason")
            : Accept(s, new AppealDecided(now, key, upheld, text, actor.DisplayName,
                s.Deductions.FirstOrDefault(d => d.Key == key)?.Fact.Deadlines));
    }

    /// <summary>Confirms and freezes it: after the period and the days to appeal, with no appeal open, and as the facts are now.</summary>
    /// <param name="period">Its period.</param>
    /// <param name="deductions">What computing would come to now.</param>
    /// <param name="uncleared">The same.</param>
    /// <param name="rank">Its rank among the assessor's units.</param>
    /// <param name="of">How many they are.</param>
    /// <param name="appealDays">Days that a unit has to appeal (policy).</param>
    public static Decision<UnitAssessment, AssessmentEvent> Confirm(
        UnitAssessment s, AssessmentPeriod period, IReadOnlyList<Deduction> deductions, IReadOnlyList<string> uncleared, int rank,
        int of, int appealDays, Actor actor, DateTimeOffset now)
    {
        if (Blocks(s, actor) is { } blocked) return blocked;
        if (now < period.Before) return Refusal.Of(PeriodRunning);
        if (s.OpenAppeals > 0) return Refusal.Of(AppealsOpen, null, s.OpenAppeals);
        // Who confirms has seen what is frozen.
        if (!IsSame(s, deductions, uncleared)) return Refusal.Of(Stale);
        if (s.AppealsUntil(appealDays) is { } until && now < until) return Refusal.Of(AppealTime, null, LegalTime.DateOf(until)
            .AddDays(-1));
        return Accept(s, new AssessmentConfirmed(now, s.Score, s.Grade, rank, of));
    }

    private static Refusal? Blocks(UnitAssessment s, Actor actor) =>
        !MayAssess(s.Opened.Level, s.Opened.Assessor, actor) ? Refusal.Of(NotYours) : s.Confirmed is not null ? Refusal.Of(IsConfirmed)
            : null;

    private static Decision<UnitAssessment, AssessmentEvent> Accept(UnitAssessment s, AssessmentEvent e) =>
        Decision.Of(s, UnitAssessment.Evolve, e);

    private static bool IsSame(UnitAssessment s, IReadOnlyList<Deduction> deductions, IReadOnlyList<string> uncleared) =>
        s.Computed is { } c && c.Uncleared.SequenceEqual(uncleared) && c.Deductions.Select(Plain).SequenceEqual(deductions.Select(Plain));

    /// <summary>What two deductions are compared by: records compare their lists by reference.</summary>
    private static (string, int, DateTimeOffset, string) Plain(Deduction d) =>
        (d.Key, d.Points, d.Fact.At, string.Join(' ', d.Fact.Deadlines));
}
