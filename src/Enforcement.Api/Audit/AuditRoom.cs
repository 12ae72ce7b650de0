using Enforcement.Api.Jobs;
using Enforcement.Api.Kernel;

namespace Enforcement.Api.Audit;

/// <summary>Who asked for what.</summary>
internal static class AuditRoom
{
    public static Room It => new()
    {
        Services = (services, _) => services.AddSingleton<SignInFailures>().AddSingleton<AuditLog>()
            .AddHostedService(s => s.GetRequiredService<AuditLog>()),
        Routes = [AuditEndpoints.Map],
        Jobs = [new("audit", "0 40 3 * * *", new ForgetOldAudit(), JobTurn.Upkeep)],
        Scope = (model, db) => model.Entity<AuditRow>().HasQueryFilter(_ => db.Scope.Auditor),
    };
}
