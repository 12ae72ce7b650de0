using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Hangfire;
using Hangfire.Dashboard;

namespace Enforcement.Api.Jobs;

/// <summary>The scheduler's own pages: for administrators, and to look at for auditors.</summary>
internal static class JobDashboard
{
    public const string Path = "/operations/jobs";

    public static void Map(IEndpointRouteBuilder routes)
    {
        if (!JobSetup.Enqueues(routes.ServiceProvider.GetRequiredService<EnforcementSettings>())) return;
        routes.MapHangfireDashboard(Path, new DashboardOptions
        {
            Authorization = [], AsyncAuthorization = [], // the route itself says who
            IsReadOnlyFunc = context => !context.GetHttpContext().User.IsInRole(nameof(PersonRole.Administrator)),
            AppPath = "/operations", DisplayStorageConnectionString = false, StatsPollingInterval = 10_000,
            DisplayNameFunc = (_, job) => job.Args is [string name, ..] ? name : job.ToString(),
        }).Allow(PersonRole.Administrator, PersonRole.Auditor);
    }

    /// <summary>
    /// True for what the pages fetch by themselves: styles, scripts, and their figures every ten seconds. It tells of nobody's doing.
    /// </summary>
    public static bool IsBeside(PathString path) =>
        path.StartsWithSegments(Path, out var rest)
            && (rest == "/stats" || rest.StartsWithSegments("/css") || rest.StartsWithSegments("/js")
                || rest.StartsWithSegments("/fonts") || (rest.Value?.StartsWith("/css", StringComparison.Ordinal) ?? false)
                    || (rest.Value?.StartsWith("/js", StringComparison.Ordinal) ?? false));
}
