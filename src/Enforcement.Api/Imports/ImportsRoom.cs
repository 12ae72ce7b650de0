using Enforcement.Api.Kernel;

namespace Enforcement.Api.Imports;

/// <summary>Files of others that become leads and patrols.</summary>
internal static class ImportsRoom
{
    public static Room It => new()
    {
        Services = (services, _) =>
            services.AddSingleton<ImportFiles>().AddSingleton<ImportSignal>().AddScoped<ImportMappings>().AddScoped<ImportPreviews>().AddScoped<ImportBatch>()
            .AddHostedService<ImportWorker>(),
        Routes = [ImportEndpoints.Map],
        Scope = (model, db) => model.Entity<ImportRow>().HasQueryFilter(i => db.Scope.WholeDistrict || db.Scope.Units.Contains(i.Unit)),
    };
}
