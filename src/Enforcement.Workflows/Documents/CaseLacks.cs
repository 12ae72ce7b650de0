using Enforcement.Workflows.Cases;

namespace Enforcement.Workflows.Documents;

/// <summary>What a case may lack for a document.</summary>
internal static class CaseLacks
{
    /// <summary>It needs nothing but the case.</summary>
    public static DocumentRefusalReason? Nothing(CaseState c) => null;

    public static DocumentRefusalReason? Inspection(CaseState c) => c.Inspection is null ? DocumentRefusalReason.NotInspected : null;

    public static DocumentRefusalReason? Determination(CaseState c) =>
        c.Determination is { Illegal: true } ? null : DocumentRefusalReason.NotDetermined;

    public static DocumentRefusalReason? Force(CaseState c) =>
        c.Takes(CaseAction.PlanForcedDemolition) ? null : DocumentRefusalReason.NotForced;

    public static DocumentRefusalReason? Overdue(CaseState c) => c.IsLate ? null : DocumentRefusalReason.NotOverdue;

    public static DocumentRefusalReason? Demolition(CaseState c) => c.Demolition is null ? DocumentRefusalReason.NotDemolished : null;
}
