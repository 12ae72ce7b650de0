using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Documents;

/// <summary>What the receipt of service says.</summary>
#pragma warning disable CS1591 // the facts of Service in Enforcement.Workflows
public sealed record ServeBody
{
    public int? Version { get; init; }
    public ServiceMethod? Method { get; init; }
    public DateTimeOffset? ServedAt { get; init; }
    public string? Place { get; init; }
    public string? Receiver { get; init; }
    public string? Relation { get; init; }
    public IReadOnlyList<string> Servers { get; init; } = [];
    public IReadOnlyList<string> Witnesses { get; init; } = [];
    public string? RefusalReason { get; init; }
    public DateTimeOffset? PostedAt { get; init; }
    public string? Reference { get; init; }
    public bool Consent { get; init; }
    public IReadOnlyList<Guid> Proof { get; init; } = [];
}
#pragma warning restore CS1591

/// <summary>
/// 送达. A stop notice stops the case, a correction notice orders self-demolition with the term that it names and starts its clock (the service is proven here), another
/// unit's own document stops it, too: in the same commit.
/// </summary>
public sealed record ServeDocument(Guid Id, ServeBody Body) : IRequest<Result<DocumentDetails>>, IAbout
{
    Subject? IAbout.About => DocumentsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<ServeDocument>
    {
        public Validator()
        {
            RuleFor(r => r.Body.Method).NotNull().OverridePropertyName("method");
            RuleFor(r => r.Body.ServedAt).NotNull().OverridePropertyName("servedAt");
            foreach (var text in new (System.Linq.Expressions.Expression<Func<ServeDocument, string?>>, string)[]
                { (r => r.Body.Place, "place"), (r => r.Body.Receiver, "receiver"), (r => r.Body.Relation, "relation"), (r => r.Body.RefusalReason, "refusalReason"), (r => r.Body.Reference, "reference") })
                RuleFor(text.Item1).MaximumLength(500).OverridePropertyName(text.Item2);
        }
    }

    internal sealed class Handler(UnitOfWork work, CaseStore cases, DocumentStore store, DocumentReader reader, ICurrentActor current, LegalClock clock) : IRequestHandler<ServeDocument, Result<DocumentDetails>>
    {
        public Task<Result<DocumentDetails>> Handle(ServeDocument r, CancellationToken cancellationToken) => work.RunAsync<Result<DocumentDetails>>(async () =>
        {
            var (actor, now, b) = (CurrentActor.Require(current), clock.Now, r.Body);
            if (await store.FindAsync(r.Id, cancellationToken) is not var (row, d)) return new Refusal("not-found", RefusalKind.NotFound);
            if (b.Version is { } seen && seen != row.Version) return new Refusal("conflict", RefusalKind.Conflict);
            if (DocumentDecider.Blocks(d, DocumentAction.Serve, actor, row.Town) is { } blocked) return DocumentRefusals.ToRefusal(blocked);
            var c = row.CaseNumber is { } number ? await cases.FindAsync(number, cancellationToken) : null;
            foreach (var id in b.Proof)
            {
                if (c is null || c.Evidence.All(e => e.Id != id)) return new Refusal("unknown-evidence", RefusalKind.Invalid, "proof", id);
            }
            var service = new Service(
                b.Method!.Value, b.ServedAt!.Value, Text(b.Place), Text(b.Receiver), Text(b.Relation), Names(b.Servers), Names(b.Witnesses), Text(b.RefusalReason), b.PostedAt, Text(b.Reference), b.Consent, b.Proof);
            var hasPicture = c?.Evidence.Any(e => b.Proof.Contains(e.Id) && (e.IsPhoto || e.Kind == EvidenceKind.Video)) == true;
            if (DocumentDecider.RefuseService(d, service, hasPicture, now) is { } refused) return DocumentRefusals.ToRefusal(refused);
            var policy = await store.PolicyAsync(c, now, cancellationToken);
            await store.SaveAsync(row, d, new DocumentServed(service.ServedAt, service), actor, policy.Version, now, row.Town, cancellationToken);
            if (c is not null && CommandOf(d, c, service, actor, now) is { } command
                && (await cases.ExecuteAsync(c.Number, null, command, actor, now, cancellationToken)).Refusal is { } byCase) return byCase;
            return (await reader.FindAsync(r.Id, cancellationToken))!;
        }, cancellationToken, x => x.IsOk);

        /// <summary>What the service does to the case, or null. A case that is past the step is not stepped back: several units may serve theirs, several times (Art 18).</summary>
        private static CaseCommand? CommandOf(Document d, CaseState c, Service s, Actor actor, DateTimeOffset now) => d.Kind switch
        {
            DocumentKind.StopNotice when !c.IsOver && c.Demolition is null => new Stop(now, StopDocument.StopNotice, s.ServedAt, s.Method, d.Issued!.Number),
            DocumentKind.Other when CaseGuards.Blocks(c, CaseAction.Stop, actor) is null && c.Inspection is not null => new Stop(now, StopDocument.Other, s.ServedAt, s.Method, d.Issued!.Number),
            DocumentKind.CorrectionNotice when c.Stage == CaseStage.Determined => new OrderSelfDemolition(now, s.ServedAt, d.TermDays!.Value, s.Method, s.Proof!, d.Issued!.Number),
            // It was recorded in the case before: the proof is what was missing.
            DocumentKind.CorrectionNotice when c.ServiceUnproven => new ProveService(now, s.Proof!),
            DocumentKind.CorrectionNotice when !c.IsOver && c.Demolition is null => new Stop(now, StopDocument.CorrectionNotice, s.ServedAt, s.Method, d.Issued!.Number),
            _ => null,
        };

        private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

        private static List<string> Names(IReadOnlyList<string>? names) => [.. (names ?? []).SelectMany(n => (n ?? "").Split(['、', '，', ',', ';', '；', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];
    }
}

/// <summary>An attempt to serve that failed; it may be tried again, in another way.</summary>
public sealed record FailService(Guid Id, FailServiceBody Body) : IRequest<Result<DocumentDetails>>, IAbout
{
    Subject? IAbout.About => DocumentsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<FailService>
    {
        public Validator()
        {
            RuleFor(r => r.Body.Method).NotNull().OverridePropertyName("method");
            RuleFor(r => r.Body.At).NotNull().OverridePropertyName("at");
            RuleFor(r => r.Body.Reason).NotEmpty().MaximumLength(500).OverridePropertyName("reason");
        }
    }

    internal sealed class Handler(DocumentSteps steps, LegalClock clock) : IRequestHandler<FailService, Result<DocumentDetails>>
    {
        public Task<Result<DocumentDetails>> Handle(FailService r, CancellationToken cancellationToken) => steps.TakeAsync(r.Id, r.Body.Version, DocumentAction.FailService, d =>
            r.Body.At > clock.Now ? new Refusal("document-in-the-future", RefusalKind.Invalid, "at")
            : r.Body.At < d.Issued!.At.AddMinutes(-1) ? new Refusal("document-before-issue", RefusalKind.Invalid, "at", d.Issued.At)
            : (Result<DocumentEvent>)new DocumentServiceFailed(r.Body.At!.Value, r.Body.Method!.Value, r.Body.Reason!.Trim()), cancellationToken);
    }
}

/// <summary>When, how and why it failed.</summary>
public sealed record FailServiceBody(int? Version, ServiceMethod? Method, DateTimeOffset? At, string? Reason);

/// <summary>作废: the number stays listed with its reason.</summary>
public sealed record VoidDocument(Guid Id, int? Version, string? Reason) : IRequest<Result<DocumentDetails>>, IAbout
{
    Subject? IAbout.About => DocumentsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<VoidDocument>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    internal sealed class Handler(DocumentSteps steps, LegalClock clock) : IRequestHandler<VoidDocument, Result<DocumentDetails>>
    {
        public Task<Result<DocumentDetails>> Handle(VoidDocument r, CancellationToken cancellationToken) =>
            steps.TakeAsync(r.Id, r.Version, DocumentAction.Void, _ => new DocumentVoided(clock.Now, r.Reason!.Trim()), cancellationToken);
    }
}
