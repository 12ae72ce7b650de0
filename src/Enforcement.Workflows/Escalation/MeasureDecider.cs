using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Escalation.MeasureRefusalReason;

namespace Enforcement.Workflows.Escalation;

/// <summary>The ladder for units: the system proposes with its reason, people decide (process.md section 6). Pure.</summary>
public static class MeasureDecider
{
    /// <summary>
    /// What is to be proposed for a unit: each step whose trigger holds and that has a fact which no measure of that step was proposed
    /// for yet.
    /// </summary>
    /// <param name="facts">Its overdue cases, large gaps and missed years as they are now.</param>
    /// <param name="wasUsed">True when a measure of the step was once proposed for the fact.</param>
    public static IReadOnlyList<(MeasureKind Kind, IReadOnlyList<MeasureFact> Facts)> Propose(
        IReadOnlyList<MeasureFact> facts, UnitLadderPolicy policy, Func<MeasureKind, string, bool> wasUsed)
    {
        ArgumentNullException.ThrowIfNull(policy);
        List<MeasureFact> Of(string prefix) =>
            [.. facts.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(f => f.At)
                .ThenBy(f => f.Key, StringComparer.Ordinal)];
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

    /// <summary>
    /// Whose leaders are reminded, talked to and held to account: towns', the development zone's and villages' (Art 3, 29, 30).
    /// </summary>
    public static bool MayBeOn(UnitKind unit) => unit is UnitKind.Town or UnitKind.DevelopmentZone or UnitKind.Village;

    /// <summary>
    /// Who opens and decides on a measure and records its result: the supervision office a reminder, the district's leader a talk and
    /// accountability (Art 3, 27, 29).
    /// </summary>
    public static bool MayDecide(MeasureKind kind, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return kind == MeasureKind.Reminder
            ? actor.UnitKind == UnitKind.Supervision && actor.Is(PersonRole.Supervisor)
            : actor.UnitKind == UnitKind.District && actor.Is(PersonRole.DistrictLeader);
    }

    /// <summary>Which body decides.</summary>
    public static UnitKind DeciderOf(MeasureKind kind) => kind == MeasureKind.Reminder ? UnitKind.Supervision : UnitKind.District;

    /// <summary>
    /// Who answers: the lead of the unit it is about; for a village also its patroller, who is often all it has, and its town's lead.
    /// </summary>
    /// <param name="town">The village's town; null where the unit is no village.</param>
    public static bool MayAnswer(string unit, string? town, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return (actor.Is(PersonRole.UnitLead) && (actor.ActsFor(unit) || actor.ActsFor(town)))
            || (town is not null && actor.ActsFor(unit) && actor.Is(PersonRole.VillagePatroller));
    }

    /// <summary>The system proposes; people are told.</summary>
    public static Decision<UnitMeasure, MeasureEvent> Propose(MeasureProposed proposal) => Decision.Of<UnitMeasure,
        MeasureEvent>(null, UnitMeasure.Evolve, proposal);

    /// <summary>People open a measure that no rule proposes; it is decided like a proposed one.</summary>
    public static Decision<UnitMeasure, MeasureEvent> Open(MeasureProposed opened, UnitKind unit, Context x) =>
        !MayDecide(opened.Kind, x.Actor) ? Refusal.Of(NotYours)
        : !MayBeOn(unit) ? Refusal.Of(MeasureRefusalReason.Unit, "unit")
        : Decision.Of<UnitMeasure, MeasureEvent>(null, UnitMeasure.Evolve, opened);

    /// <summary>Orders it, or does not; with a reason either way.</summary>
    /// <param name="dueOn">Last day to answer and carry it out; null: by the policy.</param>
    public static Decision<UnitMeasure, MeasureEvent> Decide(UnitMeasure s, bool ordered, string reason, DateOnly? dueOn,
        UnitLadderPolicy policy, Context x)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (!MayDecide(s.Proposed.Kind, x.Actor)) return Refusal.Of(NotYours);
        if (s.State != MeasureState.Proposed) return Refusal.Of(AlreadyDone);
        if (!ordered) return Accept(s, new MeasureDismissed(x.Now, reason.Trim()));
        var today = LegalTime.DateOf(x.Now);
        var due = dueOn ?? today.AddDays(policy.AnswerDays);
        return due <= today || due > today.AddDays(365) ? Refusal.Of(Due, "dueOn")
            : Accept(s, new MeasureOrdered(x.Now, reason.Trim(), LegalTime.EndOf(due)));
    }

    /// <summary>The unit says what it does about it.</summary>
    /// <param name="town">The village's town; null where the unit is no village.</param>
    public static Decision<UnitMeasure, MeasureEvent> Answer(UnitMeasure s, string? town, string answer, Context x) =>
        !MayAnswer(s.Proposed.Unit, town, x.Actor) ? Refusal.Of(NotYours)
        : s.State != MeasureState.Ordered ? Refusal.Of(AlreadyDone)
        : Accept(s, new MeasureAnswered(x.Now, answer.Trim()));

    /// <summary>It was carried out.</summary>
    /// <param name="number">Number of the document it was done with, as it was given; or null.</param>
    /// <param name="document">What holds under that number: who issued it to whom; null when nothing does.</param>
    public static Decision<UnitMeasure, MeasureEvent> Finish(UnitMeasure s, string result, string? number,
        (string Number, string Issuer, string? To)? document, Context x) =>
        !MayDecide(s.Proposed.Kind, x.Actor) ? Refusal.Of(NotYours)
        : s.State != MeasureState.Ordered ? Refusal.Of(AlreadyDone)
        : number is not null && (document?.Issuer != x.Actor.UnitCode || document?.To != s.Proposed.Unit)
            ? Refusal.Of(Document, "documentNumber", number)
        : Accept(s, new MeasureDone(x.Now, result.Trim(), document?.Number));

    private static Decision<UnitMeasure, MeasureEvent> Accept(UnitMeasure s, MeasureEvent e) => Decision.Of(s, UnitMeasure.Evolve, e);
}
