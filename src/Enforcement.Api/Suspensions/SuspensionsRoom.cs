using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Suspensions;

namespace Enforcement.Api.Suspensions;

/// <summary>Projects that wait until what was illegal is gone.</summary>
internal static class SuspensionsRoom
{
    private const string Address = "/suspensions/{id}";

    public static Room It => new()
    {
        Services = (services, _) => services.AddScoped<SuspensionStore>()
            .AddScoped<IReceiver<CaseState, CaseEvent>, SuspensionsOfCase>().AddScoped<IReceiver<Suspension, SuspensionEvent>,
            SuspensionNotices>(),
        Routes = [SuspensionEndpoints.Map],
        Jobs = [new("suspension-lifts", "0 15 * * * *", new ProposeLifts())],
        Receivers = [typeof(SuspensionReceiver)],
        Scope = (model, db) => model.Entity<SuspensionRow>().HasQueryFilter(s => db.Scope.WholeDistrict || db.Scope.Units.Contains(s.Town)),
        Subjects = [SubjectKind.OfIds<SuspensionRow>(Address, id => s => s.Id == id)],
        Journals =
        [
            JournalHeads.OfIds<SuspensionRow>("suspension/", (suspensions, id) =>
                suspensions.Where(s => id == null || s.Id == id)
                    .Select(s => new JournalEnd(SuspensionStore.StreamOf(s.Id), s.Version, s.HeadHash))),
        ],
    };

    /// <summary>What a request about one acts on.</summary>
    public static Subject About(Guid id) => new(Address, id.ToString());
}
