using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;

namespace Enforcement.Api.Patrols;

/// <summary>The patrols of towns and villages.</summary>
internal static class PatrolsRoom
{
    public static Room It => new()
    {
        Services = (services, _) => services.AddScoped<PatrolStore>(),
        Routes = [PatrolEndpoints.Map],
        Scope = (model, db) => model.Entity<PatrolRow>().HasQueryFilter(p => db.Scope.WholeDistrict || db.Scope.Units.Contains(p.Unit)
            || db.Scope.Units.Contains(p.Town!)),
        Journals =
        [
            JournalHeads.OfIds<PatrolRow>("patrol/", (patrols, id) => patrols.Where(p => id == null || p.Id == id)
                .Select(p => new JournalEnd(PatrolStore.StreamOf(p.Id), p.Version, p.HeadHash))),
        ],
    };
}
