using System.Text.Json;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Sanctions;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Sanctions;

/// <summary>A case whose sanctions, or whose party, may have changed, as it stands in the outbox.</summary>
internal sealed record SanctionPayload(string CaseNumber)
{
    /// <summary>The outbox kind of these messages.</summary>
    public const string Kind = "sanction";
}

/// <summary>
/// Brings a case's sanctions in line with the case: sent to every utility and registrar from its determination on, against its party of
/// now, lifted when it closes. The same message twice changes nothing.
/// </summary>
internal sealed class SanctionReceiver(EnforcementDb db, CaseStore cases, UnitDirectory directory, LegalClock clock) : IOutboxReceiver
{
    public string Kind => SanctionPayload.Kind;

    public async Task ReceiveAsync(OutboxRow message, CancellationToken ct)
    {
        var number = JsonSerializer.Deserialize<SanctionPayload>(message.Payload, EnforcementJson.Options)!.CaseNumber;
        var (c, units, now) = (await cases.FoldAsync(number), await directory.GetAsync(ct), clock.Now);
        var open = await db.Set<SanctionRow>().Where(s => s.CaseNumber == number && s.LiftedAt == null).ToListAsync(ct);
        if (!SanctionRules.IsUnder(c))
        {
            foreach (var row in open)
            {
                row.LiftedAt = now;
                Tell(row.ToUnit, "sanction.lifted");
            }
            return;
        }
        foreach (var row in open)
        {
            if (row.PartyName != c.Party?.Name) Tell(row.ToUnit, "sanction.party");
            row.SetParty(c.Party?.Name, c.Party?.IdNumber);
        }
        foreach (var unit in units.All.Where(u => SanctionRules.Receives(u.Code, u.Kind) && open.All(s => s.ToUnit != u.Code)))
        {
            var row = new SanctionRow
            {
                Id = Guid.CreateVersion7(now), CaseNumber = number, Town = c.Town, ToUnit = unit.Code, Address = c.Opened.Address,
                Lon = c.Opened.Place.Lon, Lat = c.Opened.Place.Lat, OpenedAt = c.Determination!.At,
            };
            row.Locate(c.Opened.Place.Geometry);
            row.SetParty(c.Party?.Name, c.Party?.IdNumber);
            db.Add(row);
            Tell(unit.Code, "sanction.opened");
        }

        void Tell(string unit, string kind) =>
            db.Notify($"sanction/{number}", new NoticePayload(unit, null, kind, now, null, "/sanctions"), now);
    }
}
