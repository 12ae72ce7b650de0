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
/// Starts a document: a draft, filled from its case. An uploaded document of another unit's own (kind <c>other</c>) brings its file,
/// title and number.
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
    /// <summary>
    /// The ordered talk 约谈 that the notice of a talk is for: it gives the unit, the facts, the reason and the last day (Art 29).
    /// </summary>
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
            RuleFor(r => r.Title).MaximumLength(100).NotEmpty().When(r => r.Kind is { HasTemplate: false });
            RuleFor(r => r.Number).MaximumLength(100).NotEmpty().When(r => r.Kind is { HasTemplate: false });
            RuleFor(r => r.Values).Must(DocumentLimits.AreFine).WithErrorCode("MaximumLengthValidator").WithMessage("too long");
        }
    }

    internal sealed class Handler(
        EnforcementDb db, UnitOfWork work, CaseStore cases, DocumentStore store, DocumentReader reader, EvidenceFiles files,
        UnitDirectory directory, CalendarBook calendars, IMediator mediator, ICurrentActor current, LegalClock clock)
        : IRequestHandler<DraftDocument, Result<DocumentDetails>>
    {
        public async Task<Result<DocumentDetails>> Handle(DraftDocument r, CancellationToken cancellationToken)
        {
            var (actor, now, kind) = (CurrentActor.Require(current), clock.Now, r.Kind!);
            CaseState? c = null;
            if (!string.IsNullOrWhiteSpace(r.CaseNumber) && (c = await cases.FindAsync(r.CaseNumber, cancellationToken)) is null)
                return Refusal.NotFound with { Field = "caseNumber" };
            if (DocumentDecider.BlocksDraft(kind, c, actor) is { } blocked) return blocked;
            var units = await directory.GetAsync(cancellationToken);
            MeasureDetails? talk = null;
            if (r.Measure is { } id)
            {
                var found = await mediator.Send(new GetMeasure(id), cancellationToken);
                if (!found.IsOk) return found.Refusal with { Field = "measure" };
                talk = found.Value;
                if (kind.Measure != talk.Item.Kind || c is not null || !(string.IsNullOrEmpty(r.ToUnit) || r.ToUnit == talk.Item.Unit.Code))
                    return new Refusal("document-measure", RefusalKind.Invalid, "measure");
                if (talk.Item.State != MeasureState.Ordered) return new Refusal("measure-not-ordered", RefusalKind.InvalidInStage);
            }
            var to = kind.ToUnit switch
            {
                null => units.Find(r.ToUnit)?.Code,
                Workflows.Organisations.UnitKind.Town => talk?.Item.Unit.Code ?? units.Find(r.ToUnit)?.Code ?? c?.Town,
                { } body => units.Body(body).Code,
            };
            if (kind.ToUnit is not null && to is null) return new Refusal("document-missing", RefusalKind.Invalid, "toUnit");
            string? file = null;
            if (!kind.HasTemplate)
            {
                var kept = await ReceiveAsync(r.File, cancellationToken);
                if (!kept.IsOk) return kept.Refusal;
                file = kept.Value;
            }
            var policy = await store.PolicyAsync(c, now, cancellationToken);
            var ordered = kind.Term as OrderedTerm;
            var termDays = ordered is null ? (int?)null : r.TermDays ?? ordered.Longest(policy);
            if (DocumentDecider.RefuseTerm(kind, termDays, policy) is { } term) return term;
            var officers = await db.Set<DocumentRow>().Where(d => d.DraftedBy == actor.UserName && d.Officers != null)
                .OrderByDescending(d => d.DraftedAt).Select(d => d.Officers).FirstOrDefaultAsync(cancellationToken);
            var values = new DraftFacts
            {
                Kind = kind, Case = c, Unit = Named(actor.UnitCode), To = to is null ? null : Named(to),
                NameOf = code => units.View(code).Name, Policy = policy, Today = LegalTime.DateOf(now), Writer = actor.DisplayName,
                Officers = officers,
                Measure = talk is null ? null : OrderOf(talk),
            }.Propose();
            if (DocumentLimits.Merge(kind, values, r.Values) is { } unknown) return unknown;
            var planned = ordered is null ? (DateOnly?)null : r.PlannedService ?? LegalTime.DateOf(now);
            if (ordered is not null)
            {
                var calendar = await calendars.GetAsync(cancellationToken);
                foreach (var (name, value) in ordered.Count(termDays!.Value, planned!.Value, policy, calendar)) values[name] = value;
            }
            var drafted = new DocumentDrafted(
                now, Guid.CreateVersion7(now), kind, c?.Number, actor.UnitCode, to, kind.HasTemplate ? kind.Title : r.Title!.Trim(), values,
                termDays, planned, r.Number?.Trim(), file);
            return await work.RunAsync<Result<DocumentDetails>>(async () =>
            {
                var town = c?.Town ?? talk?.Item.Town?.Code;
                await store.SaveAsync(null, null, drafted, actor, policy.Version, now, town, cancellationToken);
                return (await reader.FindAsync(drafted.Id, cancellationToken))!;
            }, cancellationToken, x => x.IsOk);

            NamedUnit Named(string code)
            {
                var unit = units.View(code);
                return new NamedUnit(unit.Name, UnitNames.Official(unit), unit.Kind);
            }
        }

        /// <summary>SHA-256 of the paper that another unit made.</summary>
        private async Task<Result<string>> ReceiveAsync(Stream? content, CancellationToken ct)
        {
            if (content is null) return new Refusal("evidence-file-missing", RefusalKind.Invalid, "file");
            var kept = await files.ReceiveAsync(content, ct);
            if (!kept.IsOk) return kept.Refusal;
            if (!DocumentLimits.IsPaper(kept.Value.ContentType)) return new Refusal("document-file-type", RefusalKind.Invalid, "file");
            if (kept.Value.ContentType == ContentTypes.Docx
                && DocxTemplate.RefuseFile(await System.IO.File.ReadAllBytesAsync(files.PathOf(kept.Value.Sha256), ct)) is { } refused)
            {
                var code = refused.Code == "template-unreadable" ? "document-file-type" : "document-active-content";
                return new Refusal(code, RefusalKind.Invalid, "file");
            }
            return kept.Value.Sha256;
        }

        private static OrderedMeasure OrderOf(MeasureDetails measure)
        {
            var order = measure.Steps.Last(s => s.Type == "ordered");
            return new OrderedMeasure(
                measure.Item.Unit.Name, measure.Item.Town?.Name, order.Text!, measure.Basis, measure.Facts, LegalTime.DateOf(order.At),
                LegalTime.DateOf(measure.Item.DueAt!.Value.AddTicks(-1)));
        }
    }
}
