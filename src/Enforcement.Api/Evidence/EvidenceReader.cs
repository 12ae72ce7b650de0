using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Leads;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Evidence;

/// <summary>Reads evidence for the present reader: through its case or its lead, whichever they may see; nothing of it otherwise.</summary>
internal sealed class EvidenceReader(EnforcementDb db, CaseStore cases, LeadStore leads, ICurrentActor current)
{
    /// <summary>Whether it is evidence of a case or a lead that the reader sees.</summary>
    public async Task<bool> IsSeenAsync(string key, CancellationToken ct) => Guid.TryParse(key, out var id) && await db.Set<EvidenceRow>()
        .AnyAsync(e => e.Id == id && (db.Set<CaseRow>().Any(c => c.Number == e.CaseNumber) || db.Set<LeadRow>()
            .Any(l => l.Id == e.LeadId)), ct);

    /// <summary>Whether the reader sent it, as a scaled photo whose original is elsewhere, and still sees it.</summary>
    public async Task<bool> IsSentAsync(string key, CancellationToken ct)
    {
        var user = CurrentActor.Require(current).UserName;
        return Guid.TryParse(key, out var id) && await db.Set<EvidenceRow>()
            .AnyAsync(e => e.Id == id && e.ReceivedBy == user && e.OriginalSha256 != null, ct) && await IsSeenAsync(key, ct);
    }

    /// <summary>The row, tracked, with its view; null when it is not there or not theirs to see.</summary>
    public async Task<(EvidenceRow Row, EvidenceFileView View)?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<EvidenceRow>().SingleOrDefaultAsync(e => e.Id == id, ct) is not { } row) return null;
        if (row.CaseNumber is { } number && await cases.FindAsync(number, ct) is { } state
            && state.Evidence.Find(e => e.Id == id) is { } ofCase)
            return (row, await ViewAsync(row, ofCase, state.Opened.Place, ct));
        return row.LeadId is { } leadId && await leads.FindAsync(leadId, ct) is { } lead
            && lead.Evidence.Find(e => e.Id == id) is { } ofLead
            ? (row, await ViewAsync(row, ofLead, lead.Facts.Place, ct))
            : null;
    }

    /// <summary>All files of a case or lead that was read for the reader.</summary>
    public async Task<IReadOnlyList<EvidenceFileView>> ListAsync(IReadOnlyList<AttachedEvidence> attached, Place? place,
        CancellationToken ct)
    {
        if (attached.Count == 0) return [];
        var ids = attached.Select(e => e.Id).ToList();
        var rows = await db.Set<EvidenceRow>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        var views = new List<EvidenceFileView>();
        foreach (var e in attached.Where(e => rows.ContainsKey(e.Id))) views.Add(await ViewAsync(rows[e.Id], e, place, ct));
        return views;
    }

    private async Task<EvidenceFileView> ViewAsync(EvidenceRow e, AttachedEvidence attached, Place? place, CancellationToken ct) => new(
        e.Id, e.CaseNumber, e.LeadId, attached.Kind, e.FileName, e.ContentType, e.Bytes, e.Sha256, e.Sm3, attached.TakenAt, e.ReceivedAt,
        e.ReceivedBy, e.Lon, e.Lat,
        e.ExifTakenAt, e.ExifLon, e.ExifLat, e.Software, e.Width, e.Height, e.HasThumbnail,
        EvidenceChecks.DistanceOf(e, place) is { } metres ? Math.Round(metres, 1) : null,
        e.PinLon is { } lon && e.PinLat is { } lat ? new PinView(lon, lat, e.PinReason!, e.PinBy!, e.PinAt!.Value) : null,
        e.OriginalSha256, e switch { { OriginalSha256: null } => "none", { OriginalReceivedAt: not null } =>
            "received", { OriginalWanted: true } => "wanted", _ => "onPhone" },
        EvidenceChecks.Of(e, attached.TakenAt, place, await SameElsewhereAsync(e, ct)));

    /// <summary>The same content elsewhere, as far as the reader may see it.</summary>
    private async Task<int> SameElsewhereAsync(EvidenceRow e, CancellationToken ct) => await db.Set<EvidenceRow>()
        .Where(o => o.Sha256 == e.Sha256 && o.Id != e.Id)
        .CountAsync(o => db.Set<CaseRow>().Any(c => c.Number == o.CaseNumber) || db.Set<LeadRow>().Any(l => l.Id == o.LeadId), ct);
}
