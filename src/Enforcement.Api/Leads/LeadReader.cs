using Enforcement.Api.Cases;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Leads;

/// <summary>Reads what a request says of a lead: the place checked, units known, what is missing filled in from who asks.</summary>
internal sealed class LeadReader(UnitDirectory directory, SeriesNumbers series)
{
    public async Task<Result<LeadFacts>> ReadAsync(LeadBody r, LeadChannel channel, Actor actor, DateTimeOffset now, Guid? patrol,
        CancellationToken ct)
    {
        var units = await directory.GetAsync(ct);
        var village = units.Named(r.Village) ?? (actor.UnitKind == UnitKind.Village && string.IsNullOrWhiteSpace(r.Town)
            ? units.Find(actor.UnitCode) : null);
        if (village is null ? !string.IsNullOrWhiteSpace(r.Village) : village.Kind != UnitKind.Village) return new Refusal(
            "unknown-village", RefusalKind.Invalid, "village");
        var town = units.FindTown(string.IsNullOrWhiteSpace(r.Town) ? village?.Parent ?? actor.UnitCode : r.Town.Trim());
        if (town is null && !string.IsNullOrWhiteSpace(r.Town)) return new Refusal("unknown-town", RefusalKind.Invalid, "town");
        if (village is not null && village.Parent != town?.Code) return new Refusal("unknown-village", RefusalKind.Invalid, "village");
        Place? place = null;
        if (r.Place is { } body && PlaceReader.Read(body, out place) is { } refusal) return refusal;
        var number = r.SourceNumber?.Trim();
        if (string.IsNullOrEmpty(number))
        {
            if (channel.NumberPrefix is null) return new Refusal("source-number-missing", RefusalKind.Invalid, "sourceNumber");
            var year = LegalTime.DateOf(now).Year;
            number = channel.NumberOf(year, await series.NextAsync($"lead/{channel}/{year}", ct));
        }
        return new LeadFacts(
            channel, number, r.FoundAt ?? now, place, r.Address?.Trim() ?? "", town?.Code, village?.Code, r.Description?.Trim() ?? "",
            r.AreaSquareMetres, r.InProgress,
            r.Attributes is { Count: > 0 } values
                ? [.. values.Where(v => !string.IsNullOrWhiteSpace(v.Value)).Select(v => new SourceValue(v.Key, v.Value!))] : null,
            r.Reporter is { } p && !(string.IsNullOrWhiteSpace(p.Name) && string.IsNullOrWhiteSpace(p.Phone))
                ? new Reporter(p.Name?.Trim(), p.Phone?.Trim()) : null,
            r.Dissuasion is { } d ? new Dissuasion(d.At ?? now, d.Heeded, d.Words) : null,
            r.PermitCheck is { } c ? new PermitCheck(c.At ?? now, c.PermitPresented, c.PermitNumber, c.PermitValid, c.Findings) : null,
            patrol);
    }
}
