using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;

namespace Enforcement.Api.Maps;

/// <summary>An open place as the map and its list show it. Degrees of EPSG:4490.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Number of a case, id of a lead.</param>
/// <param name="Number">What people call it: number of a case, source number of a lead.</param>
/// <param name="Lon">Longitude of a point inside it.</param>
/// <param name="Lat">Latitude of that point.</param>
/// <param name="Stage">Of a case.</param>
/// <param name="State">Of a lead.</param>
/// <param name="Urgency">How pressing.</param>
/// <param name="Town">Code of the town whose it is; of a lead that no town has yet, in which it lies, or null.</param>
/// <param name="Title">Its address; may be empty.</param>
/// <param name="DueAt">Since when it is late, or when the next deadline falls, or null.</param>
public sealed record MapPlace(
    MapKind Kind, string Id, string Number, double Lon, double Lat, CaseStage? Stage, LeadState? State, MapUrgency Urgency, string? Town,
    string Title, DateTimeOffset? DueAt);

/// <summary>A place near another.</summary>
/// <param name="Place">The place.</param>
/// <param name="Metres">Shortest distance, 0 when the point lies in its shape.</param>
public sealed record NearPlace(MapPlace Place, double Metres);
