using Enforcement.Api.Imports.Files;
using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Imports;

/// <summary>A column of a file, and what it was taken for.</summary>
/// <param name="Field">Null: kept with the lead under its own name.</param>
public sealed record PreviewColumn(string Name, ImportField? Field);

/// <summary>One of the first rows as it would be read.</summary>
/// <param name="Cells">In the order of the columns; null where empty.</param>
/// <param name="Lon">Degrees of EPSG:4490, or null when it has no place.</param>
/// <param name="Rejected">Why it would not be recorded, or null.</param>
public sealed record PreviewLine(int Row, IReadOnlyList<string?> Cells, double? Lon, double? Lat, RejectedLine? Rejected);

/// <summary>What a file turned out to be, before anything of it is recorded.</summary>
/// <param name="Crs">Null: it must be told.</param>
/// <param name="Required">Fields that every row needs.</param>
/// <param name="Missing">Of them, those that must be pointed to.</param>
/// <param name="Fields">Fields that can be.</param>
/// <param name="First">The first 20 rows.</param>
public sealed record ImportPreview(
    ImportKind Kind, SourceFormat Format, string? Encoding, int Rows, string? Crs, CrsSource CrsFrom,
    IReadOnlyList<PreviewColumn> Columns, IReadOnlyList<ImportField> Fields,
    IReadOnlyList<ImportField> Required, IReadOnlyList<ImportField> Missing, IReadOnlyList<string> Notes, IReadOnlyList<PreviewLine> First);

/// <summary>Looks at a file and keeps nothing of it.</summary>
public sealed record PreviewFile(ImportKind Kind, Stream Content, ImportOptions Options) : IRequest<Result<ImportPreview>>
{
    internal sealed class Handler(ImportPreviews previews, ImportFiles files, ICurrentActor current, LegalClock clock)
        : IRequestHandler<PreviewFile, Result<ImportPreview>>
    {
        public async Task<Result<ImportPreview>> Handle(PreviewFile r, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            if (!ImportRules.May(actor, r.Kind)) return Refusal.Forbidden;
            var id = Guid.CreateVersion7(clock.Now);
            await files.ReceiveAsync(id, r.Content, cancellationToken);
            try
            {
                return await previews.OfAsync(files.PathOf(id), r.Kind, r.Options, actor, clock.Now, cancellationToken);
            }
            finally
            {
                files.Delete(id);
            }
        }
    }
}
