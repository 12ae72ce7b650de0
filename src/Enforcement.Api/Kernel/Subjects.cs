
namespace Enforcement.Api.Kernel;

/// <summary>Whether things are there for the present actor. One a request: what it saw once, it does not look for again.</summary>
internal sealed class Subjects(IServiceProvider services)
{
    private static readonly Dictionary<string, SubjectKind> Kinds = Composition.Rooms.SelectMany(r => r.Subjects)
        .ToDictionary(k => k.Address);

    /// <summary>The narrower address first.</summary>
    private static readonly SubjectKind[] ByLength = [.. Kinds.Values.OrderByDescending(k => k.Address.Length)];

    private readonly HashSet<string> _seen = [];

    /// <summary>Null when it is there, else how that is said.</summary>
    public async Task<Refusal?> MissingAsync(Subject? subject, CancellationToken ct)
    {
        if (subject is null) return null;
        var name = string.Join('\n', [subject.Address, .. subject.Keys]);
        if (!_seen.Contains(name) && !await Kinds[subject.Address]
            .IsSeenAsync(services, subject.Keys, ct)) return Refusal.NotFound with { Field = subject.Field };
        _seen.Add(name);
        return null;
    }

    /// <summary>Tells each route below a thing's address that it acts on it.</summary>
    public static void Mark(IEndpointConventionBuilder routes) => routes.Add(endpoint =>
    {
        if (endpoint is RouteEndpointBuilder route
            && Array.Find(ByLength, k => k.Holds(route.RoutePattern)) is { } kind) endpoint.Metadata.Add(kind);
    });
}
