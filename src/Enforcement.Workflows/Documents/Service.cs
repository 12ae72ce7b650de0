using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Documents;

/// <summary>How a document reached its receiver 送达: what the receipt says.</summary>
/// <param name="Method">By which way.</param>
/// <param name="ServedAt">When: of a posted letter the receipt's date, of an announcement the end of its 30 days.</param>
/// <param name="Place">Where.</param>
/// <param name="Receiver">Who received it.</param>
/// <param name="Relation">What they are to the party: 本人, 成年家属, 法定代表人, 收发室 ….</param>
/// <param name="Servers">Who served it, one name each.</param>
/// <param name="Witnesses">Who saw it, one name each.</param>
/// <param name="RefusalReason">Why it was not accepted, when it was left.</param>
/// <param name="PostedAt">When the announcement was posted up.</param>
/// <param name="Reference">Number of the letter, of the entrusted body, or the electronic address.</param>
/// <param name="Consent">The receiver agreed to electronic service.</param>
/// <param name="Proof">Evidence of the case.</param>
public sealed record Service(
    ServiceMethod Method, DateTimeOffset ServedAt, string? Place = null, string? Receiver = null, string? Relation = null,
    IReadOnlyList<string>? Servers = null,
    IReadOnlyList<string>? Witnesses = null, string? RefusalReason = null, DateTimeOffset? PostedAt = null, string? Reference = null,
    bool Consent = false,
    IReadOnlyList<Guid>? Proof = null);

/// <summary>What each way of service demands (民诉法 87–95; 行政强制法 18).</summary>
public static class ServiceRules
{
    /// <summary>Days after which an announcement counts as service (民诉法 95).</summary>
    public const int AnnouncementDays = 30;

    /// <summary>What is missing for a service on a party, or null.</summary>
    /// <param name="hasPicture">A photo or film is among the proof.</param>
    public static Refusal? OnParty(Service s, bool hasPicture) => s.Method switch
    {
        ServiceMethod.Direct => Text(s.Place, "place") ?? Text(s.Receiver, "receiver") ?? TwoOfficers(s),
        ServiceMethod.Left => Text(s.Place, "place") ?? Text(s.RefusalReason, "refusalReason") ?? TwoOfficers(s)
            ?? (hasPicture || s.Witnesses is { Count: > 0 } ? null : Refusal.Of(DocumentRefusalReason.WitnessOrPhoto, "witnesses")),
        ServiceMethod.Post => Text(s.Reference, "reference"),
        ServiceMethod.Public => Announced(s, hasPicture),
        ServiceMethod.Entrusted => Text(s.Reference, "reference") ?? Text(s.Receiver, "receiver"),
        ServiceMethod.Electronic => Text(s.Reference, "reference")
            ?? (s.Consent ? null : Refusal.Of(DocumentRefusalReason.ConsentMissing, "consent")),
        _ => throw new InvalidOperationException($"Unknown method {s.Method}."),
    } ?? (s.Proof is { Count: > 0 } ? null : Refusal.Of(DocumentRefusalReason.ProofMissing, "proof"));

    /// <summary>Another body only has to have received it.</summary>
    public static Refusal? OnUnit(Service s) => Text(s.Receiver, "receiver");

    private static Refusal? Announced(Service s, bool hasPicture)
    {
        if (Text(s.Place, "place") is { } missing) return missing;
        if (s.PostedAt is not { } posted) return Refusal.Of(DocumentRefusalReason.Missing, "postedAt");
        var earliest = LegalTime.DateOf(posted).AddDays(AnnouncementDays);
        if (LegalTime.DateOf(s.ServedAt) < earliest) return Refusal.Of(DocumentRefusalReason.AnnouncementRuns, "servedAt", earliest);
        return hasPicture ? null : Refusal.Of(DocumentRefusalReason.PhotoMissing, "proof");
    }

    private static Refusal? TwoOfficers(Service s) => s.Servers is { Count: >= 2 } ? null
        : Refusal.Of(DocumentRefusalReason.TwoOfficers, "servers");

    private static Refusal? Text(string? text, string field) => string.IsNullOrWhiteSpace(text)
        ? Refusal.Of(DocumentRefusalReason.Missing, field) : null;
}
