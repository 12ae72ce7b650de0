using System.Text.Json;
using System.Text.Json.Nodes;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Policies;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Policies;

/// <summary>Every policy version. One a process.</summary>
internal sealed class PolicyBook(IServiceScopeFactory scopes, Stamps stamps, TimeProvider real)
{
    private readonly Kept<IReadOnlyList<Policy>> _versions = new(
        Stamps.Policies, scopes, stamps, real, async (db, ct) =>
            [.. (await db.Set<PolicyRow>().AsNoTracking().OrderBy(p => p.Version).ToListAsync(ct)).Select(r => Parse(r.Data))]);

    /// <summary>All versions, oldest first.</summary>
    public Task<IReadOnlyList<Policy>> AllAsync(CancellationToken ct) => _versions.GetAsync(ct);

    /// <summary>The version that a case is pinned to.</summary>
    public async Task<Policy> VersionAsync(int version, CancellationToken ct) => (await AllAsync(ct)).Single(p => p.Version == version);

    /// <summary>Called after a version was recorded.</summary>
    public void Forget() => _versions.Forget();

    /// <summary>A version as it was recorded; a value that the product did not know then is that of the built-in first version.</summary>
    public static Policy Parse(string json)
    {
        var policy = FirstVersion.DeepClone().AsObject();
        Overlay(policy, JsonNode.Parse(json)!.AsObject());
        return policy.Deserialize<Policy>(EnforcementJson.Options)!;
    }

    private static void Overlay(JsonObject policy, JsonObject recorded)
    {
        foreach (var (name, value) in recorded)
        {
            if (value is JsonObject inner && policy[name] is JsonObject known) Overlay(known, inner);
            else policy[name] = value?.DeepClone();
        }
    }

    private static JsonNode FirstVersion { get; } = BuiltIn()[0]!;

    private static JsonArray BuiltIn()
    {
        using var file = typeof(PolicyBook).Assembly.GetManifestResourceStream("Enforcement.Api.Policies.policies.json")!;
        return JsonNode.Parse(file)!.AsArray();
    }

    /// <summary>Records the built-in first version in an empty database.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<EnforcementDb>();
        var now = services.GetRequiredService<LegalClock>().Now;
        if (await db.Set<PolicyRow>().AnyAsync(ct)) return;
        foreach (var policy in BuiltIn().Deserialize<List<Policy>>(EnforcementJson.Options)!)
        {
            db.Add(new PolicyRow
            {
                Version = policy.Version, Data = JsonSerializer.Serialize(policy, EnforcementJson.Options), RecordedAt = now,
                RecordedBy = Actor.System.UserName,
            });
        }
        await db.SaveChangesAsync(ct);
    }
}
