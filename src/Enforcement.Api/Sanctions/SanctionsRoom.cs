using Enforcement.Api.Kernel;
using Enforcement.Workflows.Cases;

namespace Enforcement.Api.Sanctions;

/// <summary>What utilities and sectors withhold from whom a case names.</summary>
internal static class SanctionsRoom
{
    private const string Address = "/sanctions/{id}";

    public static Room It => new()
    {
        Services = (services, _) => services.AddScoped<IReceiver<CaseState, CaseEvent>, SanctionsOfCase>(),
        Routes = [SanctionEndpoints.Map],
        Receivers = [typeof(SanctionReceiver)],
        Scope = (model, db) =>
        {
            model.Entity<SanctionRow>().HasQueryFilter(s => db.Scope.WholeDistrict || db.Scope.Units.Contains(s.ToUnit)
                || db.Scope.Units.Contains(s.Town));
            model.Entity<SanctionCheckRow>().HasQueryFilter(c => db.Scope.Auditor || c.Unit == db.Scope.Unit);
        },
        Subjects = [SubjectKind.OfIds<SanctionRow>(Address, id => s => s.Id == id)],
    };

    /// <summary>What a request about one acts on.</summary>
    public static Subject About(Guid id) => new(Address, id.ToString());
}
