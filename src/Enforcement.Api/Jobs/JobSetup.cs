using Enforcement.Api.Shared;
using Quartz;

namespace Enforcement.Api.Jobs;

internal static class JobSetup
{
    /// <summary>
    /// The scheduler, in memory: what is due stands in the database, so a run missed while down is made up by the next one;
    /// nothing about schedules need survive.
    /// </summary>
    public static void AddJobs(IServiceCollection services, EnforcementSettings settings)
    {
        services.AddSingleton<JobRunner>();
        services.AddScoped<StuckWork>();
        if (!settings.Jobs) return;
        var legal = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        services.AddQuartz(scheduler =>
        {
            foreach (var job in JobList.All)
            {
                scheduler.AddJob<ScheduledJob>(j => j.WithIdentity(job.Name));
                if (job.CatchesUp) scheduler.AddTrigger(t => t.ForJob(job.Name).WithIdentity($"{job.Name}-at-start").StartNow());
                scheduler.AddTrigger(t => t.ForJob(job.Name).WithIdentity(job.Name).WithCronSchedule(job.Cron, c => c.InTimeZone(legal)));
            }
        });
        services.AddQuartzHostedService(o => (o.WaitForJobsToComplete, o.AwaitApplicationStarted) = (true, true));
        services.AddHealthChecks().AddQuartz();
    }
}
