using Enforcement.Api.Data;
using Enforcement.Api.Evidence;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using FluentValidation;
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
                [.. versions[k].OrderByDescending(v => v.Version).Select(v => new TemplateVersionView(v.Version, v.UploadedAt, v.UploadedBy, v.Note, v.Sha256))]))];
        }
    }
}

/// <summary>The file of a template: of a version, or the newest.</summary>
public sealed record GetTemplate(DocumentKind Kind, int? Version = null) : IRequest<Result<DocumentFile>>
{
    internal sealed class Handler(EnforcementDb db, EvidenceFiles files) : IRequestHandler<GetTemplate, Result<DocumentFile>>
    {
        public async Task<Result<DocumentFile>> Handle(GetTemplate request, CancellationToken cancellationToken)
        {
            var row = await db.Set<TemplateRow>().AsNoTracking().Where(t => t.Kind == request.Kind && (request.Version == null || t.Version == request.Version))
                .OrderByDescending(t => t.Version).FirstOrDefaultAsync(cancellationToken);
            return row is null
                ? new Refusal("not-found", RefusalKind.NotFound)
                : new DocumentFile(files.PathOf(row.Sha256), ContentTypes.Docx, $"{row.Kind.Title}-模板第{row.Version}版.docx", row.Sha256);
        }
    }
}

/// <summary>Records a new version of a template; documents issued before keep theirs.</summary>
public sealed record UploadTemplate(DocumentKind Kind, byte[] File, string? Note) : IRequest<Result<TemplateVersionView>>
{
    internal sealed class Validator : AbstractValidator<UploadTemplate>
    {
        public Validator() => RuleFor(r => r.Note).MaximumLength(500);
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, EvidenceFiles files, ICurrentActor current, LegalClock clock) : IRequestHandler<UploadTemplate, Result<TemplateVersionView>>
    {
        public async Task<Result<TemplateVersionView>> Handle(UploadTemplate r, CancellationToken cancellationToken)
        {
            if (!r.Kind.HasTemplate) return new Refusal("not-found", RefusalKind.NotFound);
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
                    Kind = r.Kind, Version = last + 1, Sha256 = kept.Value.Sha256, UploadedAt = clock.Now, UploadedBy = CurrentActor.Require(current).UserName, Note = r.Note?.Trim(),
                };
                db.Add(row);
                await db.SaveChangesAsync(cancellationToken);
                return new TemplateVersionView(row.Version, row.UploadedAt, row.UploadedBy, row.Note, row.Sha256);
            }, cancellationToken, x => x.IsOk);
        }
    }
}

/// <summary>机关代字 of a unit.</summary>
/// <param name="IsDefault">True while the bureau has set none.</param>
public sealed record UnitWordView(UnitView Unit, string Word, bool IsDefault);

/// <summary>The words of every unit that issues documents.</summary>
public sealed record ListUnitWords : IRequest<IReadOnlyList<UnitWordView>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory) : IRequestHandler<ListUnitWords, IReadOnlyList<UnitWordView>>
    {
        public async Task<IReadOnlyList<UnitWordView>> Handle(ListUnitWords request, CancellationToken cancellationToken)
        {
            var set = await db.Set<UnitWordRow>().AsNoTracking().ToDictionaryAsync(w => w.Unit, w => w.Word, cancellationToken);
            var units = await directory.GetAsync(cancellationToken);
            return [.. units.All.Where(u => u.Kind is not (Workflows.Organisations.UnitKind.Village or Workflows.Organisations.UnitKind.Utility)).Select(u => units.View(u.Code))
                .Select(u => new UnitWordView(u, set.GetValueOrDefault(u.Code) ?? UnitNames.DefaultWord(u), !set.ContainsKey(u.Code)))];
        }
    }
}

/// <summary>Sets the word of a unit, for numbers from now on; a running series goes on.</summary>
public sealed record SetUnitWord(string Unit, string? Word) : IRequest<Result<UnitWordView>>
{
    internal sealed class Validator : AbstractValidator<SetUnitWord>
    {
        public Validator() => RuleFor(r => r.Word).NotEmpty().MaximumLength(20).Matches(@"^[^\s〔〕]+$");
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory) : IRequestHandler<SetUnitWord, Result<UnitWordView>>
    {
        public async Task<Result<UnitWordView>> Handle(SetUnitWord r, CancellationToken cancellationToken)
        {
            var units = await directory.GetAsync(cancellationToken);
            if (units.Find(r.Unit) is null) return new Refusal("not-found", RefusalKind.NotFound);
            return await work.RunAsync<Result<UnitWordView>>(async () =>
            {
                // Two units of one word would give one number twice.
                var words = (await db.Set<UnitWordRow>().ToListAsync(cancellationToken)).ToDictionary(w => w.Unit);
                if (units.All.Any(u => u.Code != r.Unit && (words.TryGetValue(u.Code, out var set) ? set.Word : UnitNames.DefaultWord(units.View(u.Code))) == r.Word))
                    return new Refusal("unit-word-taken", RefusalKind.Invalid, "word", r.Word!);
                if (words.TryGetValue(r.Unit, out var row)) row.Word = r.Word!;
                else db.Add(new UnitWordRow { Unit = r.Unit, Word = r.Word! });
                await db.SaveChangesAsync(cancellationToken);
                return new UnitWordView(units.View(r.Unit), r.Word!, false);
            }, cancellationToken, x => x.IsOk);
        }
    }
}
