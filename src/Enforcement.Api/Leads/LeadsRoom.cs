using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Workflows.Leads;

namespace Enforcement.Api.Leads;

/// <summary>What was found, from its record to its verification.</summary>
internal static class LeadsRoom
{
    private const string Address = "/leads/{id}";

    public static Room It => new()
    {
        Services = (services, _) => services.AddScoped<LeadStore>().AddScoped<IReceiver<Lead, LeadEvent>,
        LeadNotices>().AddScoped<LeadReader>().AddScoped<LeadViews>(),
        Routes = [LeadEndpoints.Map],
        Deadlines = typeof(LeadDeadlines),
        // A lead is a town's from its dispatch on, not by lying in it: what the satellite saw is not told to those who are compared with
        // it (Art 16).
        Scope = (model, db) => model.Entity<LeadRow>().HasQueryFilter(l =>
            db.Scope.WholeDistrict || db.Scope.Units.Contains(l.DispatchedTo!) || db.Scope.Units.Contains(l.Finder)
            || (l.Village == db.Scope.Unit && l.DispatchedTo != null) || db.Scope.Units.Contains(l.FinderTown!)),
        Subjects = [SubjectKind.OfIds<LeadRow>(Address, id => l => l.Id == id)],
        Journals =
        [
            JournalHeads.OfIds<LeadRow>("lead/", (leads, id) => leads.Where(l => id == null || l.Id == id)
                .Select(l => new JournalEnd(LeadStore.StreamOf(l.Id), l.Version, l.HeadHash))),
        ],
    };

    /// <summary>What a request about one acts on.</summary>
    public static Subject About(Guid id) => new(Address, id.ToString());
}
