using Enforcement.Api.Kernel;

namespace Enforcement.Api.Evidence;

/// <summary>Photos and papers of cases and leads.</summary>
internal static class EvidenceRoom
{
    public static Room It => new()
    {
        Services = (services, _) => services.AddSingleton<EvidenceFiles>().AddScoped<EvidenceReader>().AddSingleton(s => EvidenceSettings.Read(s.GetRequiredService<IConfiguration>())),
        Routes = [EvidenceEndpoints.Map],
    };
}
