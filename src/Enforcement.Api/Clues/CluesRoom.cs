using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Workflows.Clues;

namespace Enforcement.Api.Clues;

/// <summary>Clues about officials, between their sender and discipline.</summary>
internal static class CluesRoom
{
    private const string Address = "/clues/{id}";

    public static Room It => new()
    {
        Services = (services, _) => services.AddScoped<ClueStore>().AddScoped<IReceiver<Clue, ClueEvent>, ClueNotices>(),
        Routes = [ClueEndpoints.Map],
        // Of a clue only its sender, its addressee and auditors know, not even the sender's own unit (Art 5).
        Scope = (model, db) => model.Entity<ClueRow>().HasQueryFilter(c => db.Scope.Auditor || c.ToUnit == db.Scope.Unit
            || c.SentBy == db.Scope.User),
        Subjects = [SubjectKind.OfIds<ClueRow>(Address, id => c => c.Id == id)],
        Journals =
        [
            JournalHeads.OfIds<ClueRow>(ClueStore.Prefix, (clues, id) => clues.Where(c => id == null || c.Id == id)
                .Select(c => new JournalEnd(ClueStore.StreamOf(c.Id), c.Version, c.HeadHash)),
                onlyForAuditors: true),
        ],
    };

    /// <summary>What a request about one acts on.</summary>
    public static Subject About(Guid id) => new(Address, id.ToString());
}
