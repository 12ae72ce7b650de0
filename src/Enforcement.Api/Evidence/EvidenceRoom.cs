using Enforcement.Api.Kernel;

namespace Enforcement.Api.Evidence;

/// <summary>Photos and papers of cases and leads.</summary>
internal static class EvidenceRoom
{
    private const string Address = "/evidence/{id}", Original = "/evidence/{id}/original";

    public static Room It => new()
    {
        Services = (services, _) => services.AddSingleton<EvidenceFiles>().AddScoped<EvidenceReader>()
            .AddSingleton(s => EvidenceSettings.Read(s.GetRequiredService<IConfiguration>())),
        Routes = [EvidenceEndpoints.Map],
        Subjects =
        [
            new(Address, (services, keys, ct) => services.GetRequiredService<EvidenceReader>().IsSeenAsync(keys[0], ct)),
            new(Original, (services, keys, ct) => services.GetRequiredService<EvidenceReader>().IsSentAsync(keys[0], ct)),
        ],
    };

    /// <summary>What a request about one acts on.</summary>
    public static Subject About(Guid id) => new(Address, id.ToString());

    /// <summary>Who sends the original of one acts on it: nobody but who sent the photo.</summary>
    public static Subject AboutOriginal(Guid id) => new(Original, id.ToString());
}
