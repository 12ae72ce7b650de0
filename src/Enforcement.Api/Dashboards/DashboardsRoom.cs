using Enforcement.Api.Kernel;

namespace Enforcement.Api.Dashboards;

/// <summary>Figures, and the views that people saved.</summary>
internal static class DashboardsRoom
{
    public static Room It => new()
    {
        Routes = [DashboardEndpoints.Map],
        Scope = (model, db) => model.Entity<SavedViewRow>().HasQueryFilter(v => v.Unit == db.Scope.Unit && (v.Shared || v.UserName == db.Scope.User)),
    };
}
