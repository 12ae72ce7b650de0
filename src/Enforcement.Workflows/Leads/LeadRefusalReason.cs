namespace Enforcement.Workflows.Leads;

/// <summary>Why something was refused of a lead. The name, in kebab-case, is the stable code.</summary>
public enum LeadRefusalReason
{
    /// <summary>This unit or role does not do this.</summary>
    [ToldAs(RefusalKind.Forbidden)]
    NotYours,
    /// <summary>The lead does not stand where this is done.</summary>
    LeadNotOpen,
    /// <summary>It must be dispatched to a town first.</summary>
    NotDispatched,
    /// <summary>A fact cannot lie in the future. Field.</summary>
    InTheFuture,
    /// <summary>A reason is needed. Field.</summary>
    TextMissing,
    /// <summary>A town gives a lead back; who dispatches it closes it or dispatches it.</summary>
    OnlyTownsReturn,
    /// <summary>A lead needs its place; a hotline order at least an address. Field.</summary>
    PlaceMissing,
    /// <summary>No working-day calendar for the year. Args: year.</summary>
    [ToldAs(RefusalKind.Invalid)]
    CalendarYearMissing,
}
