using System.Text.Json;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;
using MediatR;

namespace Enforcement.Api.Maps;

/// <summary>Routes of the map; who may see which place, is decided by the scope.</summary>
internal static class MapEndpoints
{
    private const string GeoJsonType = "application/geo+json";

    public static void Map(IEndpointRouteBuilder api)
    {
        var map = api.MapGroup("/map").RequireAuthorization().WithTags("Map");
        map.MapGet("", Find).Produces<MapAnswer>().ProducesProblem(422);
        map.MapGet("/near", async (double? lon, double? lat, double? metres, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new FindNear(lon, lat, metres ?? 500), ct))
                    .ToHttp(n => Results.Ok(new NearAnswer([.. n.Select(NearItem.Of)], n.Count))))
            .Produces<NearAnswer>().ProducesProblem(422);
        map.MapGet("/shape/{kind}/{id}", async (QueryEnum<MapKind> kind, string id, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new GetShape(kind.Value, id), ct)).ToHttp(g => Results.Text(g, GeoJsonType)))
            .Produces<JsonElement>(200, GeoJsonType).ProducesProblem(404);
        map.MapGet("/outlines", async (HttpContext http, OutlineBook book, CancellationToken ct) =>
            {
                var outlines = await book.GetAsync(ct);
                http.Response.Headers.CacheControl = "private, no-cache";
                return Results.Bytes(outlines.Json, GeoJsonType, entityTag: new(outlines.ETag));
            })
            .Produces<JsonElement>(200, GeoJsonType);
        map.MapPost("/outlines", async (JsonElement file, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ImportOutlines(file), ct)).ToHttp())
            .Allow([.. ImportOutlines.Roles]).Produces<ImportedOutlines>().ProducesProblem(403).ProducesProblem(422);
    }

    private static async Task<IResult> Find(
        string[]? layers, QueryEnum<CaseStage>? stage, QueryEnum<LeadState>? state, LeadChannel? channel, string? town,
        QueryEnum<MapUrgency>? urgency, string? bbox, string? q, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new FindOnMap
        {
            Layers = layers ?? [], Stage = stage?.Value, State = state?.Value, Channel = channel, Town = town,
            Urgency = urgency?.Value, Box = bbox, Q = q,
        }, ct)).ToHttp(places => new PlacesResult(places));

    /// <summary>Written by hand: 20,000 places take a third of the time that the serializer needs for them.</summary>
    private sealed class PlacesResult(IReadOnlyList<MapPlace> places) : IResult
    {
        private const int AtATime = 400; // some 64 kB
        private static readonly JsonWriterOptions Options = new() { Encoder = EnforcementJson.Options.Encoder, SkipValidation = true };
        private static readonly JsonEncodedText[] Kinds = NamesOf<MapKind>(), Urgencies = NamesOf<MapUrgency>(),
            Stages = NamesOf<CaseStage>(), States = NamesOf<LeadState>();

        private static JsonEncodedText[] NamesOf<T>() where T : struct, Enum =>
            [.. Enum.GetValues<T>().Select(v => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(v.ToString())))];

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = "application/json; charset=utf-8";
            response.Headers.CacheControl = "private, no-store";
            await using var writer = new Utf8JsonWriter(response.BodyWriter, Options);
            writer.WriteStartObject();
            writer.WriteNumber("total", places.Count);
            writer.WriteStartArray("items");
            for (var i = 0; i < places.Count; i++)
            {
                Write(writer, places[i]);
                if (i % AtATime != AtATime - 1) continue;
                writer.Flush(); // into the pipe's own buffers; sent while the next are written
                await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        private static void Write(Utf8JsonWriter writer, MapPlace p)
        {
            writer.WriteStartObject();
            writer.WriteString("kind"u8, Kinds[(int)p.Kind]);
            writer.WriteString("id"u8, p.Id);
            if (p.Number != p.Id) writer.WriteString("number"u8, p.Number);
            writer.WriteNumber("lon"u8, Math.Round(p.Lon, 6));
            writer.WriteNumber("lat"u8, Math.Round(p.Lat, 6));
            if (p.Stage is { } stage) writer.WriteString("stage"u8, Stages[(int)stage]);
            if (p.State is { } state) writer.WriteString("state"u8, States[(int)state]);
            writer.WriteString("urgency"u8, Urgencies[(int)p.Urgency]);
            if (p.Town is not null) writer.WriteString("town"u8, p.Town);
            writer.WriteString("title"u8, p.Title);
            writer.WriteEndObject();
        }
    }
}

/// <summary>A place in the answer of <c>GET /api/map</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Number of a case, id of a lead.</param>
/// <param name="Number">Source number of a lead; left out for a case, whose id it is.</param>
/// <param name="Lon">Longitude of a point inside it, degrees of EPSG:4490.</param>
/// <param name="Lat">Latitude.</param>
/// <param name="Stage">Of a case.</param>
/// <param name="State">Of a lead.</param>
/// <param name="Urgency">How pressing.</param>
/// <param name="Town">Code of the town, or left out.</param>
/// <param name="Title">Its address; may be empty.</param>
internal sealed record MapItem(
    MapKind Kind, string Id, string? Number, double Lon, double Lat, CaseStage? Stage, LeadState? State, MapUrgency Urgency,
    string? Town, string Title);

/// <summary>Answer of <c>GET /api/map</c>: every open place of the reader's scope that the filters leave, most pressing first.</summary>
internal sealed record MapAnswer(IReadOnlyList<MapItem> Items, int Total);

/// <summary>A place near a point, with its distance in metres from the nearest edge.</summary>
internal sealed record NearItem(
    MapKind Kind, string Id, string Number, double Lon, double Lat, CaseStage? Stage, LeadState? State, MapUrgency Urgency, string? Town,
    string Title, double Metres)
{
    public static NearItem Of(NearPlace n)
    {
        var p = n.Place;
        return new(p.Kind, p.Id, p.Number, p.Lon, p.Lat, p.Stage, p.State, p.Urgency, p.Town, p.Title, n.Metres);
    }
}

/// <summary>Answer of <c>GET /api/map/near</c>, nearest first.</summary>
internal sealed record NearAnswer(IReadOnlyList<NearItem> Items, int Total);
