using Enforcement.Api.Kernel;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Escalation;

namespace Enforcement.Api.Escalation;

/// <summary>Tells who decides of what the system proposed, the unit of what was ordered and done, who decided of its answer.</summary>
internal sealed class MeasureNotices : IReceiver<UnitMeasure, MeasureEvent>
{
    public IEnumerable<Message> Hear(UnitMeasure? before, UnitMeasure after, IReadOnlyList<MeasureEvent> events, Units units)
    {
        var (unit, town, decider) = (after.Proposed.Unit, units.TownOfVillage(after.Proposed.Unit),
            units.Body(MeasureDecider.DeciderOf(after.Proposed.Kind)).Code);
        foreach (var e in events)
        {
            (string? To, string Kind)[] told = e switch
            {
                MeasureProposed { Basis: null } => [(decider, "measure.proposed")],
                MeasureOrdered => [(unit, "measure.ordered"), (town, "measure.orderedVillage")],
                MeasureAnswered => [(decider, "measure.answered")],
                MeasureDone => [(unit, "measure.done"), (town, "measure.done")],
                _ => [],
            };
            foreach (var (to, kind) in told.Where(t => t.To is not null))
                yield return new NoticePayload(to!, null, kind, e.At, null, $"/escalation/{after.Proposed.Id}").ToMessage();
        }
    }
}
