using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;

namespace Enforcement.Api.Kernel;

/// <summary>What is sent with the commit that causes it.</summary>
/// <param name="Kind">The outbox kind: who takes it.</param>
/// <param name="Payload">What the receiver needs.</param>
internal sealed record Message(string Kind, object Payload)
{
    /// <summary>What it is about, where that is not the journal that caused it: messages of one subject keep their order.</summary>
    public string? Subject { get; init; }

    public OutboxRow ToRow(string stream, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = Kind, Subject = Subject ?? stream, CreatedAt = now, NextAttemptAt = now,
        Payload = JsonSerializer.Serialize(Payload, Payload.GetType(), EnforcementJson.Options),
    };
}
