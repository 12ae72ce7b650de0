using Enforcement.Api.Organisations;
using Enforcement.Workflows.Patrols;

namespace Enforcement.Api.Patrols;

/// <summary>An entry of the patrol ledger.</summary>
/// <param name="Nil">True when nothing was found 零巡查.</param>
/// <param name="Leads">What was found.</param>
public sealed record PatrolView(
    Guid Id, PatrolLevel Level, UnitView Unit, UnitView? Town, DateTimeOffset StartedAt, DateTimeOffset EndedAt, string Route,
    string Patrollers, string? Note, bool Nil,
    IReadOnlyList<PatrolLead> Leads, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>A lead that a patrol found.</summary>
public sealed record PatrolLead(Guid Id, string SourceNumber);

internal static class PatrolViews
{

    public static PatrolView Of(PatrolRow p, Units units, IReadOnlyList<PatrolLead> leads) => new(
        p.Id, p.Level, units.View(p.Unit), p.Town is { } town ? units.View(town) : null, p.StartedAt, p.EndedAt, p.Route, p.Patrollers,
        p.Note, p.Findings == 0, leads, p.RecordedAt,
        p.RecordedBy);
}
