using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Patrols;

namespace Enforcement.Api.Patrols;

/// <summary>The write path of the patrol ledger.</summary>
internal sealed class PatrolStore(StoreParts parts, IEnumerable<IReceiver<Patrol, PatrolEvent>> receivers) : EventStore<Patrol,
    PatrolEvent, PatrolRow>(parts, receivers)
{
    public static string StreamOf(Guid id) => $"patrol/{id}";

    protected override string Stream(PatrolRow row) => StreamOf(row.Id);

    protected override Patrol Evolve(Patrol? state, PatrolEvent e) => Patrol.Evolve(state, e);

    protected override PatrolRow NewRow(Patrol state)
    {
        var r = state.Recorded;
        return new PatrolRow
        {
            Id = r.Id, Level = r.Level, Unit = "", StartedAt = r.StartedAt, EndedAt = r.EndedAt, Route = r.Route,
            Patrollers = r.Patrollers, Note = r.Note,
            Findings = r.Findings.Count, Leads = string.Join(' ', r.Findings), RecordedAt = r.At, RecordedBy = "", HeadHash = "",
        };
    }

    protected override void Project(PatrolRow row, Patrol? before, Patrol after, IReadOnlyList<PatrolEvent> events, Actor actor,
        Units units) =>
        (row.Unit, row.Town, row.RecordedBy) = (actor.UnitCode, units.TownOfFinder(actor.UnitCode), actor.DisplayName);
}
