using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Workflows.Escalation;

namespace Enforcement.Api.Escalation;

/// <summary>Measures on units that are late.</summary>
internal static class EscalationRoom
{
    private const string Address = "/unit-measures/{id}";

    public static Room It => new()
    {
        Services = (services, _) => services.AddScoped<MeasureStore>().AddScoped<IReceiver<UnitMeasure, MeasureEvent>, MeasureNotices>(),
        Routes = [MeasureEndpoints.Map],
        Jobs = [new("unit-ladder", "0 10 * * * *", new ProposeMeasures())],
        Deadlines = typeof(MeasureDeadlines),
        // The unit, and the town of a village, learn of a measure from its order on; before that it is between the system and who decides.
        Scope = (model, db) => model.Entity<MeasureRow>().HasQueryFilter(m =>
            db.Scope.WholeDistrict || ((db.Scope.Units.Contains(m.Unit) || db.Scope.Units.Contains(m.Town!)) && m.OrderedAt != null)),
        Subjects = [SubjectKind.OfIds<MeasureRow>(Address, id => m => m.Id == id)],
        Journals =
        [
            JournalHeads.OfIds<MeasureRow>("measure/", (measures, id) => measures.Where(m => id == null || m.Id == id)
                .Select(m => new JournalEnd(MeasureStore.StreamOf(m.Id), m.Version, m.HeadHash))),
        ],
    };

    /// <summary>What a request about one acts on.</summary>
    public static Subject About(Guid id) => new(Address, id.ToString());
}
