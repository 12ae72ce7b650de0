using Enforcement.Api.Data;
using Enforcement.Api.Evidence;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>The file of a template: of a version, or the newest.</summary>
public sealed record GetTemplate(DocumentKind Kind, int? Version = null) : IRequest<Result<DocumentFile>>
{
    internal sealed class Handler(EnforcementDb db, EvidenceFiles files) : IRequestHandler<GetTemplate, Result<DocumentFile>>
    {
        public async Task<Result<DocumentFile>> Handle(GetTemplate request, CancellationToken cancellationToken)
        {
            var row = await db.Set<TemplateRow>().AsNoTracking()
                .Where(t => t.Kind == request.Kind && (request.Version == null || t.Version == request.Version))
                .OrderByDescending(t => t.Version).FirstOrDefaultAsync(cancellationToken);
            return row is null
                ? Refusal.NotFound
                : new DocumentFile(files.PathOf(row.Sha256), ContentTypes.Docx, $"{row.Kind.Title}-模板第{row.Version}版.docx", row.Sha256);
        }
    }
}
