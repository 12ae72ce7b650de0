using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Workflows.MonthlyReports;

namespace Enforcement.Api.MonthlyReports;

/// <summary>The towns' reports of each month.</summary>
internal static class MonthlyReportsRoom
{
    private const string Address = "/reports/monthly/{month}/{town}";

    public static Room It => new()
    {
        Services = (services, _) => services.AddScoped<TownLedger>().AddScoped<ReportStore>().AddScoped<IReceiver<Report, ReportEvent>,
        ReportNotices>().AddScoped<ReportSteps>(),
        Routes = [ReportEndpoints.Map],
        Jobs = [new("monthly-reports", "0 5 * * * *", new KeepReports())],
        Deadlines = typeof(ReportDeadlines),
        Scope = (model, db) => model.Entity<ReportRow>().HasQueryFilter(r => db.Scope.WholeDistrict || db.Scope.Units.Contains(r.Town)),
        Subjects = [new(Address, (services, keys, ct) => services.GetRequiredService<ReportSteps>().IsSeenAsync(keys[0], keys[1], ct))],
        Journals =
        [
            JournalHeads.Of<ReportRow>("report/", (reports, key) =>
                reports.Where(r => key == null || r.Month + "-" + r.Town == key)
                    .Select(r => new JournalEnd(ReportStore.StreamOf(r.Month, r.Town), r.Version, r.HeadHash))),
        ],
    };

    /// <summary>What a request about one acts on.</summary>
    public static Subject About(string month, string town) => new(Address, month, town);
}
