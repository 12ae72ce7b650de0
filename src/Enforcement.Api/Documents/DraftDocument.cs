using Enforcement.Api.Calendars;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Escalation;
using Enforcement.Api.Evidence;
using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Escalation;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>
/// Starts a document: a draft, filled from its case. An uploaded document of another unit's own (kind <c>other</c>) brings its file, title and number.
/// </summary>
public sealed record DraftDocument : IRequest<Result<DocumentDetails>>, IAbout
{
    Subject? IAbout.About => string.IsNullOrWhiteSpace(CaseNumber) ? null : CasesRoom.About(CaseNumber) with { Field = "caseNumber" };

    /// <summary>Which.</summary>
    public DocumentKind? Kind { get; init; }
    /// <summary>The case, or null for one about a town's work.</summary>
    public string? CaseNumber { get; init; }
    /// <summary>The unit that it is for, where the kind or the case does not say.</summary>
    public string? ToUnit { get; init; }
    /// <summary>The ordered talk 约谈 that the notice of a talk is for: it gives the unit, the facts, the reason and the last day (Art 29).</summary>
    public Guid? Measure { get; init; }
    /// <summary>Values that differ from what is proposed, by field name.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }
    /// <summary>Days of the term, for a correction notice; default: the policy's longest.</summary>
    public int? TermDays { get; init; }
    /// <summary>The day on which it will be served, for which the end of the term is written out; default today.</summary>
    public DateOnly? PlannedService { get; init; }
    /// <summary>Title of an uploaded document.</summary>
    public string? Title { get; init; }
    /// <summary>Number of an uploaded document, of its unit's own series.</summary>
    public string? Number { get; init; }
    /// <summary>The uploaded file.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Stream? File { get; init; }

    internal sealed class Validator : AbstractValidator<DraftDocument>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).NotNull();
            RuleFor(r => r.Title).MaximumLength(100).NotEmpty().When(r => r.Kind == DocumentKind.Other);
            RuleFor(r => r.Number).MaximumLength(100).NotEmpty().When(r => r.Kind == DocumentKind.Other);
            RuleFor(r => r.Values).Must(DocumentLimits.AreFine).WithErrorCode("MaximumLengthValidator").WithMessage("too long");
        }
    }

    internal sealed class Handler(
        EnforcementDb db, UnitOfWork work, CaseStore cases, DocumentStore store, DocumentReader reader, EvidenceFiles files, UnitDirectory directory, CalendarBook calendars, IMediator mediator, ICurrentActor current,
        LegalClock clock) : IRequestHandler<DraftDocument, Result<DocumentDetails>>
    {
        public async Task<Result<DocumentDetails>> Handle(DraftDocument r, CancellationToken cancellationToken)
        {
            var (actor, now, kind) = (CurrentActor.Require(current), clock.Now, r.Kind!.Value);
            CaseState? c = null;
            if (!string.IsNullOrWhiteSpace(r.CaseNumber) && (c = await cases.FindAsync(r.CaseNumber, cancellationToken)) is null) return new Refusal("not-found", RefusalKind.NotFound, "caseNumber");
            if (DocumentDecider.BlocksDraft(kind, c, actor) is { } blocked) return DocumentRefusals.ToRefusal(blocked);
            var units = await directory.GetAsync(cancellationToken);
            var rule = DocumentRules.For(kind);
            MeasureDetails? talk = null;
            if (r.Measure is { } id)
            {
                var found = await mediator.Send(new GetMeasure(id), cancellationToken);
                if (!found.IsOk) return found.Refusal with { Field = "measure" };
                talk = found.Value;
                if (kind != DocumentKind.TalkNotice || talk.Item.Kind != MeasureKind.Talk || c is not null || !(string.IsNullOrEmpty(r.ToUnit) || r.ToUnit == talk.Item.Unit.Code))
                    return new Refusal("document-measure", RefusalKind.Invalid, "measure");
                if (talk.Item.State != MeasureState.Ordered) return new Refusal("measure-not-ordered", RefusalKind.InvalidInStage);
            }
            var to = rule.ToUnit switch
            {
                null => units.Find(r.ToUnit)?.Code,
                Workflows.Organisations.UnitKind.Town => talk?.Item.Unit.Code ?? units.Find(r.ToUnit)?.Code ?? c?.Town,
                { } body => units.Body(body).Code,
            };
            if (rule.ToUnit is not null && to is null) return new Refusal("document-missing", RefusalKind.Invalid, "toUnit");
            string? file = null;
            if (kind == DocumentKind.Other)
            {
                if (r.File is null) return new Refusal("evidence-file-missing", RefusalKind.Invalid, "file");
                var kept = await files.ReceiveAsync(r.File, cancellationToken);
                if (!kept.IsOk) return kept.Refusal;
                if (!DocumentLimits.IsPaper(kept.Value.ContentType)) return new Refusal("document-file-type", RefusalKind.Invalid, "file");
                if (kept.Value.ContentType == ContentTypes.Docx && DocxTemplate.RefuseFile(await System.IO.File.ReadAllBytesAsync(files.PathOf(kept.Value.Sha256), cancellationToken)) is { } refused)
                    return new Refusal(refused.Code == "template-unreadable" ? "document-file-type" : "document-active-content", RefusalKind.Invalid, "file");
                file = kept.Value.Sha256;
            }
            var policy = await store.PolicyAsync(c, now, cancellationToken);
            var termDays = kind == DocumentKind.CorrectionNotice ? r.TermDays ?? policy.Periods[DeadlineKind.SelfDemolition].Days : (int?)null;
            if (DocumentDecider.RefuseTerm(kind, termDays, policy) is { } term) return DocumentRefusals.ToRefusal(term);
            var planned = kind == DocumentKind.CorrectionNotice ? r.PlannedService ?? LegalTime.DateOf(now) : (DateOnly?)null;
            var officers = await db.Set<DocumentRow>().Where(d => d.DraftedBy == actor.UserName && d.Officers != null).OrderByDescending(d => d.DraftedAt).Select(d => d.Officers).FirstOrDefaultAsync(cancellationToken);
            var values = new DocumentValues(kind, c, units.View(actor.UnitCode), to is null ? null : units.View(to), units, policy, actor, LegalTime.DateOf(now), officers).Propose();
            if (talk is not null) foreach (var (name, value) in TalkWords.Of(talk)) values[name] = value;
            if (DocumentLimits.Merge(kind, values, r.Values) is { } unknown) return unknown;
            if (planned is { } day) foreach (var (name, value) in DocumentValues.Term(termDays!.Value, day, policy, await calendars.GetAsync(cancellationToken))) values[name] = value;
            var drafted = new DocumentDrafted(
                now, Guid.CreateVersion7(now), kind, c?.Number, actor.UnitCode, to, kind == DocumentKind.Other ? r.Title!.Trim() : DocumentTitles.Of(kind), values, termDays, planned, r.Number?.Trim(), file);
            return await work.RunAsync<Result<DocumentDetails>>(async () =>
            {
                var town = c?.Town ?? talk?.Item.Town?.Code;
                await store.SaveAsync(null, null, drafted, actor, policy.Version, now, town, cancellationToken);
                return (await reader.FindAsync(drafted.Id, cancellationToken))!;
            }, cancellationToken, x => x.IsOk);
        }
    }
}

/// <summary>Changes a draft: the values that are named, the others stay.</summary>
public sealed record ReviseDocument(Guid Id, ReviseBody Body) : IRequest<Result<DocumentDetails>>, IAbout
{
    Subject? IAbout.About => DocumentsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<ReviseDocument>
    {
        public Validator()
        {
            RuleFor(r => r.Body.Values).Must(DocumentLimits.AreFine).WithErrorCode("MaximumLengthValidator").WithMessage("too long").OverridePropertyName("values");
            RuleFor(r => r.Body.Number).MaximumLength(100).OverridePropertyName("number");
        }
    }

    internal sealed class Handler(UnitOfWork work, CaseStore cases, DocumentStore store, DocumentReader reader, CalendarBook calendars, ICurrentActor current, LegalClock clock) : IRequestHandler<ReviseDocument, Result<DocumentDetails>>
    {
        public Task<Result<DocumentDetails>> Handle(ReviseDocument r, CancellationToken cancellationToken) => work.RunAsync<Result<DocumentDetails>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (await store.FindAsync(r.Id, cancellationToken) is not var (row, d)) return new Refusal("not-found", RefusalKind.NotFound);
            if (r.Body.Version is { } seen && seen != row.Version) return new Refusal("conflict", RefusalKind.Conflict);
            if (DocumentDecider.Blocks(d, DocumentAction.Revise, actor, row.Town) is { } blocked) return DocumentRefusals.ToRefusal(blocked);
            var c = row.CaseNumber is { } number ? await cases.FindAsync(number, cancellationToken) : null;
            var policy = await store.PolicyAsync(c, now, cancellationToken);
            var values = new Dictionary<string, string>(d.Values);
            if (DocumentLimits.Merge(d.Kind, values, r.Body.Values) is { } unknown) return unknown;
            var (termDays, planned) = (r.Body.TermDays ?? d.TermDays, r.Body.PlannedService ?? d.PlannedService);
            if (DocumentDecider.RefuseTerm(d.Kind, termDays, policy) is { } term) return DocumentRefusals.ToRefusal(term);
            if (planned is { } day && termDays is { } days) foreach (var (name, value) in DocumentValues.Term(days, day, policy, await calendars.GetAsync(cancellationToken))) values[name] = value;
            await store.SaveAsync(row, d, new DocumentRevised(now, values, termDays, planned, r.Body.Number?.Trim() ?? d.GivenNumber), actor, policy.Version, now, row.Town, cancellationToken);
            return (await reader.FindAsync(r.Id, cancellationToken))!;
        }, cancellationToken, x => x.IsOk);
    }
}

/// <summary>What is changed in a draft.</summary>
public sealed record ReviseBody(int? Version, IReadOnlyDictionary<string, string>? Values, int? TermDays, DateOnly? PlannedService, string? Number);

/// <summary>Limits of what people type and upload.</summary>
internal static class DocumentLimits
{
    /// <summary>Characters of a value: some sixty pages.</summary>
    private const int MaxValue = 40_000;

    public static bool AreFine(IReadOnlyDictionary<string, string>? values) => values is null || (values.Count <= 100 && values.Values.All(v => v is null || v.Length <= MaxValue));

    public static bool IsPaper(string contentType) => contentType is "application/pdf" or ContentTypes.Docx || ContentTypes.IsPhoto(contentType);

    /// <summary>Takes over what was typed; a name that the kind does not have, or that people do not set, is refused.</summary>
    public static Refusal? Merge(DocumentKind kind, Dictionary<string, string> values, IReadOnlyDictionary<string, string>? typed)
    {
        if (typed is null) return null;
        var known = DocumentFields.Of(kind).Where(f => !f.IsFixed).Select(f => f.Name).ToHashSet();
        if (typed.Keys.Where(k => !known.Contains(k)).ToList() is { Count: > 0 } unknown) return new Refusal("document-fields-unknown", RefusalKind.Invalid, "values", string.Join('、', unknown));
        foreach (var (name, value) in typed) values[name] = value?.ReplaceLineEndings("\n").Trim() ?? "";
        return null;
    }
}
