using System.Globalization;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Leads;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Maps;

/// <summary>
/// Every open place that the reader may see, most pressing first. A stage speaks of cases, a state and a channel of leads: where only one
/// of the
/// two is asked for, nothing else is shown.
/// </summary>
public sealed record FindOnMap : IRequest<Result<IReadOnlyList<MapPlace>>>
{
    /// <summary>Only these kinds, by name as <c>cases</c>, <c>leads</c>, <c>patches</c>; empty: all.</summary>
    public IReadOnlyCollection<string> Layers { get; init; } = [];
    /// <summary>Only cases at this stage.</summary>
    public CaseStage? Stage { get; init; }
    /// <summary>Only leads in this state.</summary>
    public LeadState? State { get; init; }
    /// <summary>Only leads of this channel.</summary>
    public LeadChannel? Channel { get; init; }
    /// <summary>Only of this town, by code or slug.</summary>
    public string? Town { get; init; }
    /// <summary>Only this pressing.</summary>
    public MapUrgency? Urgency { get; init; }
    /// <summary>Only within west, south, east, north; degrees, with commas.</summary>
    public string? Box { get; init; }
    /// <summary>Part of the number, the address or the party's name.</summary>
    public string? Q { get; init; }

    internal sealed class Handler(EnforcementDb db, LegalClock clock, UnitDirectory directory) : IRequestHandler<FindOnMap,
        Result<IReadOnlyList<MapPlace>>>
    {
        public async Task<Result<IReadOnlyList<MapPlace>>> Handle(FindOnMap r, CancellationToken cancellationToken)
        {
            if (Kinds(r) is not { } kinds) return new Refusal("layer-unknown", RefusalKind.Invalid, "layers");
            if (ReadBox(r.Box) is not { } box) return new Refusal("bbox-unreadable", RefusalKind.Invalid, "bbox");
            var (units, now) = (await directory.GetAsync(cancellationToken), clock.Now);
            var town = units.CodeOf(r.Town);
            var places = new List<MapPlace>();
            if (kinds.Contains(MapKind.Case))
            {
                var cases = await Cases(r, town, box).Select(MapRows.OfCase).ToListAsync(cancellationToken);
                places.AddRange(cases.Select(c => c.ToPlace(now)));
            }
            if (kinds.Contains(MapKind.Lead) || kinds.Contains(MapKind.Patch))
            {
                var leads = await Leads(r, kinds, town, box).Select(MapRows.OfLead).ToListAsync(cancellationToken);
                places.AddRange(leads.Select(l => l.ToPlace(now)));
            }
            if (r.Urgency is { } urgency) places.RemoveAll(p => p.Urgency != urgency);
            return MostPressingFirst(places);
        }

        private IQueryable<CaseRow> Cases(FindOnMap r, string? town, double[] box)
        {
            var cases = Within(db.Set<CaseRow>().AsNoTracking().Where(MapRows.OpenCase), box);
            if (r.Stage is { } stage) cases = cases.Where(c => c.Stage == stage);
            if (town is not null) cases = cases.Where(c => c.Town == town);
            if (string.IsNullOrWhiteSpace(r.Q)) return cases;
            var q = r.Q.Trim();
            return cases.Where(c => c.Number.Contains(q) || c.Address.Contains(q) || c.PartyName!.Contains(q));
        }

        private IQueryable<LeadRow> Leads(FindOnMap r, IReadOnlyCollection<MapKind> kinds, string? town, double[] box)
        {
            var leads = Within(db.Set<LeadRow>().AsNoTracking().Where(MapRows.OpenLead), box);
            if (!kinds.Contains(MapKind.Patch)) leads = leads.Through(c => !c.IsPatch);
            if (!kinds.Contains(MapKind.Lead)) leads = leads.Through(c => c.IsPatch);
            if (r.State is { } state) leads = leads.Where(l => l.State == state);
            if (r.Channel is { } channel) leads = leads.Where(l => l.Channel == channel);
            if (town is not null) leads = leads.Where(l => l.DispatchedTo == town || (l.DispatchedTo == null && l.Town == town));
            if (string.IsNullOrWhiteSpace(r.Q)) return leads;
            var q = r.Q.Trim();
            return leads.Where(l => l.SourceNumber.Contains(q) || l.Address.Contains(q));
        }

        private static IQueryable<T> Within<T>(IQueryable<T> rows, double[] box) where T : class, IPlacedRow
        {
            if (box.Length == 0) return rows;
            var (west, south, east, north) = (box[0], box[1], box[2], box[3]);
            return rows.Where(r => r.Lon >= west && r.Lon <= east && r.Lat >= south && r.Lat <= north);
        }

        /// <summary>Which kinds are asked for; null when a name is none.</summary>
        private static HashSet<MapKind>? Kinds(FindOnMap r)
        {
            HashSet<MapKind> kinds = [];
            foreach (var layer in r.Layers.SelectMany(l =>
                l.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            {
                if (layer is not ("cases" or "leads" or "patches")) return null;
                kinds.Add(layer == "cases" ? MapKind.Case : layer == "leads" ? MapKind.Lead : MapKind.Patch);
            }
            if (kinds.Count == 0) kinds = [.. Enum.GetValues<MapKind>()];
            var (ofCases, ofLeads) = (r.Stage is not null, r.State is not null || r.Channel is not null);
            if (ofLeads && !ofCases) kinds.Remove(MapKind.Case);
            if (ofCases && !ofLeads) kinds.IntersectWith([MapKind.Case]);
            return kinds;
        }

        /// <summary>Four numbers, none when no box is asked for, null when it cannot be read.</summary>
        private static double[]? ReadBox(string? text)
        {
            if (string.IsNullOrWhiteSpace(text)) return [];
            var numbers = text.Split(',').Select(t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n
                : double.NaN).ToArray();
            return numbers.Length == 4 && numbers[0] <= numbers[2] && numbers[1] <= numbers[3] ? numbers : null;
        }

        /// <summary>
        /// By urgency, then by instant, then by id. The first two as one number: comparing places one with another took a quarter of the
        /// answer's time.
        /// </summary>
        private static MapPlace[] MostPressingFirst(List<MapPlace> places)
        {
            MapPlace[] sorted = [.. places];
            var keys = Array.ConvertAll(sorted, p =>
                ((ulong)p.Urgency << 62) | (ulong)(p.DueAt?.UtcTicks ?? (1L << 62) - 1)); // ticks stay below 2^62
            Array.Sort(keys, sorted);
            for (int from = 0, to; from < sorted.Length; from = to)
            {
                for (to = from + 1; to < sorted.Length && keys[to] == keys[from];) to++;
                if (to - from > 1) sorted.AsSpan(from, to - from).Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
            }
            return sorted;
        }
    }
}
