using Enforcement.Api.Data;
using Enforcement.Workflows.Documents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>A version of a template.</summary>
public sealed record TemplateVersionView(int Version, DateTimeOffset UploadedAt, string UploadedBy, string? Note, string Sha256);

/// <summary>A kind of document with its fields and the versions of its template, newest first.</summary>
public sealed record TemplateView(DocumentKind Kind, IReadOnlyList<DocumentFieldView> Fields, IReadOnlyList<TemplateVersionView> Versions);

/// <summary>Every template.</summary>
public sealed record ListTemplates : IRequest<IReadOnlyList<TemplateView>>
{
    internal sealed class Handler(EnforcementDb db) : IRequestHandler<ListTemplates, IReadOnlyList<TemplateView>>
    {
        public async Task<IReadOnlyList<TemplateView>> Handle(ListTemplates request, CancellationToken cancellationToken)
        {
            var versions = (await db.Set<TemplateRow>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(t => t.Kind);
            return [.. DocumentKinds.All.Where(k => k.HasTemplate).Select(k => new TemplateView(k, DocumentFieldView.Of(k),
                [.. versions[k].OrderByDescending(v => v.Version)
                    .Select(v => new TemplateVersionView(v.Version, v.UploadedAt, v.UploadedBy, v.Note, v.Sha256))]))];
        }
    }
}
