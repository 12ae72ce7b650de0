using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;

namespace Enforcement.Api.Documents;

/// <summary>A step of a document that touches nothing else: load, look whether it may be done, write one event.</summary>
internal sealed class DocumentSteps(UnitOfWork work, CaseStore cases, DocumentStore store, DocumentReader reader, ICurrentActor current,
    LegalClock clock)
{
    public Task<Result<DocumentDetails>> TakeAsync(Guid id, int? version, DocumentAction action, Func<Document,
        Result<DocumentEvent>> step, CancellationToken ct) => work.RunAsync<Result<DocumentDetails>>(async () =>
    {
        var (actor, now) = (CurrentActor.Require(current), clock.Now);
        if (await store.FindAsync(id, ct) is not var (row, d)) return Refusal.NotFound;
        if (version is { } seen && seen != row.Version) return Refusal.Conflict;
        if (DocumentDecider.Blocks(d, action, actor, row.Town) is { } blocked) return blocked;
        var taken = step(d);
        if (!taken.IsOk) return taken.Refusal;
        var c = row.CaseNumber is { } number ? await cases.FindAsync(number, ct) : null;
        await store.SaveAsync(row, d, taken.Value, actor, (await store.PolicyAsync(c, now, ct)).Version, now, row.Town, ct);
        return (await reader.FindAsync(id, ct))!;
    }, ct, x => x.IsOk);
}
