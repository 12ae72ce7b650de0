using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Workflows.Assessment;

namespace Enforcement.Api.Assessment;

/// <summary>How units and towns did in a month.</summary>
internal static class AssessmentRoom
{
    private const string Address = "/assessments/{period}/{unit}";

    public static Room It => new()
    {
        Services = (services, _) => services.AddScoped<AssessmentStore>().AddScoped<IReceiver<UnitAssessment, AssessmentEvent>,
        AssessmentNotices>().AddScoped<AssessmentSheets>().AddScoped<FactReader>(),
        Routes = [AssessmentEndpoints.Map],
        // Who is assessed sees its own, a town its villages too; how others did is told by who assesses (Art 28).
        Scope = (model, db) => model.Entity<AssessmentRow>()
            .HasQueryFilter(a => db.Scope.WholeDistrict || db.Scope.Units.Contains(a.Assessor) || db.Scope.Units.Contains(a.Unit)),
        Subjects = [new(Address, (services, keys, ct) => services.GetRequiredService<AssessmentSheets>()
            .IsSeenAsync(keys[0], keys[1], ct))],
        Journals =
        [
            JournalHeads.Of<AssessmentRow>("assessment/", (assessments, key) =>
                assessments.Where(a => key == null || a.Period + "-" + a.Unit == key)
                    .Select(a => new JournalEnd(AssessmentStore.StreamOf(a.Period, a.Unit), a.Version, a.HeadHash))),
        ],
    };

    /// <summary>What a request about one acts on.</summary>
    public static Subject About(string period, string unit) => new(Address, period, unit);
}
