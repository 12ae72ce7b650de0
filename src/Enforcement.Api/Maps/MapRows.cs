using System.Linq.Expressions;
using Enforcement.Api.Cases;
using Enforcement.Api.Leads;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;

namespace Enforcement.Api.Maps;

/// <summary>Which rows stand on the map, and the few columns that it needs of them: it is asked for 20,000 at once.</summary>
internal static class MapRows
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    public static readonly Expression<Func<CaseRow, bool>> OpenCase = c => c.EndedAt == null;

    public static readonly Expression<Func<LeadRow, bool>> OpenLead =
        l => l.Cell != 0 && (l.State == LeadState.New || l.State == LeadState.Dispatched
            || l.State == LeadState.Returned); // one without a place is on no map

    public static readonly Expression<Func<CaseRow, CaseColumns>> OfCase = c => new CaseColumns
    {
        Number = c.Number, Lon = c.Lon, Lat = c.Lat, Stage = c.Stage, Town = c.Town, Address = c.Address, LateSince = c.LateSince,
        NextDueAt = c.NextDueAt,
    };

    public static readonly Expression<Func<LeadRow, LeadColumns>> OfLead = l => new LeadColumns
    {
        Id = l.Id, Channel = l.Channel, SourceNumber = l.SourceNumber, State = l.State, Lon = l.Lon, Lat = l.Lat, Town = l.DispatchedTo
            ?? l.Town, Address = l.Address, DueAt = l.DueAt,
    };

    internal sealed class CaseColumns
    {
        public required string Number { get; init; }
        public double Lon { get; init; }
        public double Lat { get; init; }
        public CaseStage Stage { get; init; }
        public required string Town { get; init; }
        public required string Address { get; init; }
        public DateTimeOffset? LateSince { get; init; }
        public DateTimeOffset? NextDueAt { get; init; }

        public MapPlace ToPlace(DateTimeOffset now) => new(
            MapKind.Case, Number, Number, Lon, Lat, Stage, null, LateSince is null ? UrgencyOf(NextDueAt, now) : MapUrgency.Late, Town,
            Address, LateSince ?? NextDueAt);
    }

    internal sealed class LeadColumns
    {
        public Guid Id { get; init; }
        public required LeadChannel Channel { get; init; }
        public required string SourceNumber { get; init; }
        public LeadState State { get; init; }
        public double Lon { get; init; }
        public double Lat { get; init; }
        public string? Town { get; init; }
        public required string Address { get; init; }
        public DateTimeOffset? DueAt { get; init; }

        public MapPlace ToPlace(DateTimeOffset now)
        {
            var due = State == LeadState.Dispatched ? DueAt : null; // only then does the verification run
            return new(
                Channel.IsPatch ? MapKind.Patch : MapKind.Lead, Id.ToString(), SourceNumber, Lon, Lat, null, State,
                due <= now ? MapUrgency.Late : UrgencyOf(due, now), Town, Address, due);
        }
    }

    private static MapUrgency UrgencyOf(DateTimeOffset? due, DateTimeOffset now) =>
        due is null ? MapUrgency.None : due <= now + Soon ? MapUrgency.Soon : MapUrgency.Running;
}
