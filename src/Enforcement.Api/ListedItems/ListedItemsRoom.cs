using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;

namespace Enforcement.Api.ListedItems;

/// <summary>Old items that the city listed.</summary>
internal static class ListedItemsRoom
{
    private const string Address = "/listed-items/{id}";

    public static Room It => new()
    {
        Services = (services, _) => services.AddScoped<ListedItemStore>(),
        Routes = [ListedItemEndpoints.Map],
        Scope = (model, db) => model.Entity<ListedItemRow>().HasQueryFilter(i => db.Scope.WholeDistrict || db.Scope.Units.Contains(i.Town)),
        Subjects = [SubjectKind.OfIds<ListedItemRow>(Address, id => i => i.Id == id)],
        Journals =
        [
            JournalHeads.OfIds<ListedItemRow>("listed/", (items, id) => items.Where(i => id == null || i.Id == id)
                .Select(i => new JournalEnd(ListedItemStore.StreamOf(i.Id), i.Version, i.HeadHash))),
        ],
    };

    /// <summary>What a request about one acts on.</summary>
    public static Subject About(Guid id) => new(Address, id.ToString());
}
