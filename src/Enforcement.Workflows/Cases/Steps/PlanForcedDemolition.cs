using Enforcement.Workflows.Deadlines;
using static Enforcement.Workflows.Cases.CaseRefusalReason;

namespace Enforcement.Workflows.Cases;

/// <summary>强制拆除计划: not at night or on a rest day without a recorded emergency (行政强制法 43).</summary>
public sealed record PlanForcedDemolition(DateTimeOffset At, DateTimeOffset PlannedAt, string? EmergencyReason)
    : CaseCommand(CaseAction.PlanForcedDemolition, At)
{
    internal static StepRule Rule { get; } = new StepRule<PlanForcedDemolition>(CaseAction.PlanForcedDemolition)
    {
        Refuse = (_, c, x) => RefusePlan(c, x),
        Do = (_, c, _) => [new ForcedDemolitionPlanned(c.At, c.PlannedAt, Values.Text(c.EmergencyReason))],
    };

    /// <summary>最高法 (2016) 行他81号 counts Saturdays as well, so every rest day is meant.</summary>
    private static Refusal? RefusePlan(PlanForcedDemolition c, CaseContext x)
    {
        if (c.PlannedAt < x.Now) return Refusal.Of(PlannedInThePast, "plannedAt");
        if (c.PlannedAt > x.Now.AddYears(1)) return Refusal.Of(DueDateOutOfRange, "plannedAt");
        if (!string.IsNullOrWhiteSpace(c.EmergencyReason)) return null;
        if (x.Policy.IsNight(TimeOnly.FromDateTime(LegalTime.In(c.PlannedAt).DateTime)))
            return Refusal.Of(PlannedAtNight, "plannedAt", x.Policy.NightFrom, x.Policy.NightTo);
        return x.Calendar.IsWorkday(LegalTime.DateOf(c.PlannedAt)) ? null : Refusal.Of(PlannedOnRestDay, "plannedAt");
    }
}

/// <summary>A forced demolition was planned.</summary>
public sealed record ForcedDemolitionPlanned(DateTimeOffset At, DateTimeOffset PlannedAt, string? EmergencyReason) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { Plan = this };
}
