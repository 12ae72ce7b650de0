using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Organisations;
using Enforcement.Api.Places;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Maps;

/// <summary>
/// Records outlines of towns from a GeoJSON FeatureCollection of polygons in degrees of EPSG:4490, each feature naming its town by code
/// or name. One
/// wrong feature refuses the file; a town that is not in it keeps the outline that it has.
/// </summary>
/// <param name="File">The collection.</param>
public sealed record ImportOutlines(JsonElement File) : IRequest<Result<ImportedOutlines>>
{
    /// <summary>Who may import: those who keep the product, and those who keep the maps.</summary>
    public static readonly IReadOnlyList<PersonRole> Roles = [PersonRole.Administrator, PersonRole.PlanningOfficer];

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, OutlineBook book, UnitDirectory directory, ICurrentActor current,
        LegalClock clock)
        : IRequestHandler<ImportOutlines, Result<ImportedOutlines>>
    {
        public async Task<Result<ImportedOutlines>> Handle(ImportOutlines request, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            if (!Roles.Any(actor.Is)) return Refusal.Forbidden;
            if (OutlineFile.Read(request.File, await directory.GetAsync(cancellationToken),
                out var outlines) is { } refusal) return refusal;
            var now = clock.Now;
            await work.RunAsync(async () =>
            {
                foreach (var (town, shape) in outlines)
                {
                    var geometry = GeoJson.Write(shape);
                    var row = await db.Set<OutlineRow>().FindAsync([town], cancellationToken);
                    if (row is null) db.Add(new OutlineRow { Town = town, Geometry = geometry, RecordedAt = now,
                        RecordedBy = actor.UserName });
                    else (row.Geometry, row.RecordedAt, row.RecordedBy) = (geometry, now, actor.UserName);
                }
                await Stamps.ChangeAsync(db, cancellationToken, Stamps.Outlines);
                return await db.SaveChangesAsync(cancellationToken);
            }, cancellationToken);
            book.Forget();
            return new ImportedOutlines([.. outlines.Keys.Order(StringComparer.Ordinal)]);
        }
    }
}

/// <summary>What an import recorded.</summary>
/// <param name="Towns">Codes of the towns.</param>
public sealed record ImportedOutlines(IReadOnlyList<string> Towns);
