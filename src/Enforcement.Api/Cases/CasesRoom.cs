using Enforcement.Api.Jobs;
using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Workflows.Cases;

namespace Enforcement.Api.Cases;

/// <summary>Cases, from their opening to their end.</summary>
internal static class CasesRoom
{
    private const string Address = "/cases/{number}";

    public static Room It => new()
    {
        Services = (services, _) => services.AddSingleton<CaseQueries>().AddScoped<SeriesNumbers>().AddScoped<CaseStore>()
            .AddScoped(CaseSearch.Of)
            .AddScoped<IReceiver<CaseState, CaseEvent>, CaseNotices>(),
        Routes = [CaseEndpoints.Map],
        Startup = [CaseProjection.CatchUpAsync, PartyRows.CatchUpAsync],
        Jobs =
        [
            new("deadlines", "0 * * * * *", async (mediator, ct) =>
            {
                var swept = await mediator.Send(new SweepDeadlines(), ct);
                return new JobOutcome(swept.Cases, swept.Failed);
            }),
        ],
        Deadlines = typeof(CaseDeadlines),
        // What belongs to a case is read through its case.
        Scope = (model, db) => model.Entity<CaseRow>().HasQueryFilter(c =>
            db.Scope.WholeDistrict || db.Scope.Units.Contains(c.Town) || c.Village == db.Scope.Unit
                || db.Scope.Units.Contains(c.FirstFinder)
            || c.Referrals.Any(r => db.Scope.Units.Contains(r.ToUnit))),
        Rows = CaseSearch.AddRows,
        Subjects = [SubjectKind.Of<CaseRow>(Address, number => c => c.Number == number)],
        Journals =
        [
            JournalHeads.Of<CaseRow>("case/", (cases, number) =>
                cases.Where(c => number == null || c.Number == number)
                    .Select(c => new JournalEnd(CaseStore.StreamOf(c.Number), c.Version, c.HeadHash))),
        ],
    };

    /// <summary>What a request about one acts on.</summary>
    public static Subject About(string number) => new(Address, number);
}
