using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Documents;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Documents;

/// <summary>What the receipt of service says.</summary>
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

/// <summary>
/// 送达. What it does to the case is done in the same commit (<see cref="DocumentKind.Effect"/>: a stop notice stops it, a correction notice
/// orders self-demolition and starts its clock, since the service is proven here).
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
            RuleFor(r => r.Body.Place).MaximumLength(500).OverridePropertyName("place");
            RuleFor(r => r.Body.Receiver).MaximumLength(500).OverridePropertyName("receiver");
            RuleFor(r => r.Body.Relation).MaximumLength(500).OverridePropertyName("relation");
            RuleFor(r => r.Body.RefusalReason).MaximumLength(500).OverridePropertyName("refusalReason");
            RuleFor(r => r.Body.Reference).MaximumLength(500).OverridePropertyName("reference");
        }
    }

    internal sealed class Handler(
        UnitOfWork work, CaseStore cases, DocumentStore store, DocumentReader reader, ICurrentActor current, LegalClock clock)
        : IRequestHandler<ServeDocument, Result<DocumentDetails>>
    {
        public Task<Result<DocumentDetails>> Handle(ServeDocument r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<DocumentDetails>>(async () =>
        {
            var (actor, now, b) = (CurrentActor.Require(current), clock.Now, r.Body);
            if (await store.FindAsync(r.Id, cancellationToken) is not var (row, d)) return Refusal.NotFound;
            if (b.Version is { } seen && seen != row.Version) return Refusal.Conflict;
            if (DocumentDecider.Blocks(d, DocumentAction.Serve, actor, row.Town) is { } blocked) return blocked;
            var c = row.CaseNumber is { } number ? await cases.FindAsync(number, cancellationToken) : null;
            foreach (var id in b.Proof)
            {
                if (c is null || c.Evidence.All(e => e.Id != id)) return new Refusal("unknown-evidence", RefusalKind.Invalid, "proof", id);
            }
            var service = new Service(
                b.Method!.Value, b.ServedAt!.Value, Text(b.Place), Text(b.Receiver), Text(b.Relation), Names(b.Servers), Names(b.Witnesses),
                Text(b.RefusalReason), b.PostedAt, Text(b.Reference), b.Consent, b.Proof);
            var hasPicture = c?.Evidence.Any(e => b.Proof.Contains(e.Id) && (e.IsPhoto || e.Kind == EvidenceKind.Video)) == true;
            if (DocumentDecider.RefuseService(d, service, hasPicture, now) is { } refused) return refused;
            var policy = await store.PolicyAsync(c, now, cancellationToken);
            var served = new DocumentServed(service.ServedAt, service);
            await store.SaveAsync(row, d, served, actor, policy.Version, now, row.Town, cancellationToken);
            if (c is not null && d.Kind.Effect(new ServiceInCase(d, c, service, actor, now)) is { } command
                && (await cases.ExecuteAsync(c.Number, null, command, actor, now, cancellationToken)).Refusal is { } byCase) return byCase;
            return (await reader.FindAsync(r.Id, cancellationToken))!;
        }, cancellationToken, x => x.IsOk);

        private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

        private static List<string> Names(IReadOnlyList<string>? names) =>
        [
            .. (names ?? []).SelectMany(n => (n ?? "").Split(
                ['、', '，', ',', ';', '；', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(),
        ];
    }
}
