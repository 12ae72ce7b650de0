using Enforcement.Api.Data;
using Enforcement.Api.Evidence;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>Records a new version of a template; documents issued before keep theirs.</summary>
public sealed record UploadTemplate(DocumentKind Kind, byte[] File, string? Note) : IRequest<Result<TemplateVersionView>>
{
    internal sealed class Validator : AbstractValidator<UploadTemplate>
    {
        public Validator() => RuleFor(r => r.Note).MaximumLength(500);
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, EvidenceFiles files, ICurrentActor current, LegalClock clock)
        : IRequestHandler<UploadTemplate, Result<TemplateVersionView>>
    {
        public async Task<Result<TemplateVersionView>> Handle(UploadTemplate r, CancellationToken cancellationToken)
        {
            if (!r.Kind.HasTemplate) return Refusal.NotFound;
            if (DocxTemplate.RefuseFile(r.File) is { } refused) return refused;
            var found = DocxTemplate.FieldsOf(r.File);
            string Names(IEnumerable<string> names) => string.Join('、', names.Select(n => $"{{{{{n}}}}}"));
            if (DocxTemplate.BrokenFieldsOf(r.File, [.. r.Kind.Fields.Select(f => f.Name)]) is { Count: > 0 } broken)
                return new Refusal("template-fields-broken", RefusalKind.Invalid, "file", string.Join('、', broken));
            if (found.Except(r.Kind.Fields.Select(f => f.Name)).ToList() is { Count: > 0 } unknown)
                return new Refusal("template-fields-unknown", RefusalKind.Invalid, "file", Names(unknown));
            var required = r.Kind.Fields.Where(f => f.WhenEmpty == WhenEmpty.Refused).Select(f => f.Name);
            if (required.Except(found).ToList() is { Count: > 0 } missing)
                return new Refusal("template-fields-missing", RefusalKind.Invalid, "file", Names(missing));
            using var content = new MemoryStream(r.File);
            var kept = await files.ReceiveAsync(content, cancellationToken);
            if (!kept.IsOk) return kept.Refusal;
            return await work.RunAsync<Result<TemplateVersionView>>(async () =>
            {
                var last = await db.Set<TemplateRow>().Where(t => t.Kind == r.Kind).MaxAsync(t => t.Version, cancellationToken);
                var row = new TemplateRow
                {
                    Kind = r.Kind, Version = last + 1, Sha256 = kept.Value.Sha256, UploadedAt = clock.Now,
                    UploadedBy = CurrentActor.Require(current).UserName, Note = r.Note?.Trim(),
                };
                db.Add(row);
                await db.SaveChangesAsync(cancellationToken);
                return new TemplateVersionView(row.Version, row.UploadedAt, row.UploadedBy, row.Note, row.Sha256);
            }, cancellationToken, x => x.IsOk);
        }
    }
}
