using System.Text.Json;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Suspensions;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Suspensions;

/// <summary>A case whose party became known or was corrected, as it stands in the outbox.</summary>
internal sealed record SuspensionPayload(string CaseNumber)
{
    /// <summary>The outbox kind of these messages.</summary>
    public const string Kind = "suspension";
}

/// <summary>
/// Lets what is suspended for a case be its party's of now (Art 29); what was lifted stays as it was. The same message twice changes
/// nothing.
/// </summary>
internal sealed class SuspensionReceiver(EnforcementDb db, CaseStore cases, SuspensionStore store, LegalClock clock) : IOutboxReceiver
{
    public string Kind => SuspensionPayload.Kind;

    public async Task ReceiveAsync(OutboxRow message, CancellationToken ct)
    {
        var number = JsonSerializer.Deserialize<SuspensionPayload>(message.Payload, EnforcementJson.Options)!.CaseNumber;
        var (party, x) = ((await cases.FoldAsync(number)).Party, new Context(clock.Now, Actor.System));
        foreach (var row in await db.Set<SuspensionRow>().Where(s => s.Kind == SuspensionKind.CaseProject && s.About == number
            && s.LiftedAt == null).ToListAsync(ct))
        {
            var s = await store.FoldAsync(row, ct);
            var decision = SuspensionDecider.IdentifyParty(s, party?.Name, x);
            row.SetParty(party?.Name, party?.IdNumber);
            await store.WriteAsync(row, s, decision, x, await store.PolicyAsync(x.Now, ct), ct);
        }
    }
}
