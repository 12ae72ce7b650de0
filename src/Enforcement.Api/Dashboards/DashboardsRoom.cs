using Enforcement.Api.Kernel;

namespace Enforcement.Api.Dashboards;

/// <summary>Figures, and the views that people saved.</summary>
internal static class DashboardsRoom
{
    private const string Address = "/saved-views/{id}";

    public static Room It => new()
    {
        Routes = [DashboardEndpoints.Map],
        Scope = (model, db) => model.Entity<SavedViewRow>()
            .HasQueryFilter(v => v.Unit == db.Scope.Unit && (v.Shared || v.UserName == db.Scope.User)),
        Subjects = [SubjectKind.OfIds<SavedViewRow>(Address, id => v => v.Id == id)],
    };

    /// <summary>What a request about one acts on.</summary>
    public static Subject About(Guid id) => new(Address, id.ToString());
}
