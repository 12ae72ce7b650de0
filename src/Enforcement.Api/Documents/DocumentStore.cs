using Enforcement.Api.Kernel;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Policies;

namespace Enforcement.Api.Documents;

/// <summary>The write path of documents.</summary>
internal sealed class DocumentStore(StoreParts parts, IEnumerable<IReceiver<Document, DocumentEvent>> receivers)
    : EventStore<Document, DocumentEvent, DocumentRow>(parts, receivers)
{
    public static string StreamOf(Guid id) => $"document/{id}";

    protected override string Stream(DocumentRow row) => StreamOf(row.Id);

    protected override Document Evolve(Document? state, DocumentEvent e) => Document.Evolve(state, e);

    /// <summary>
    /// The row, tracked, with the document as its journal adds up to; null when it is not there or not the actor's to see.
    /// </summary>
    public Task<(DocumentRow Row, Document State)?> FindAsync(Guid id, CancellationToken ct) => FindAsync(d => d.Id == id, ct);

    /// <summary>The policy that a document is made under: its case's, or the one in force.</summary>
    public async Task<Policy> PolicyAsync(CaseState? c, DateTimeOffset now, CancellationToken ct) => c is null
        ? Policy.InForce(await Parts.Policies.AllAsync(ct), LegalTime.DateOf(now))
        : await Parts.Policies.VersionAsync(c.Opened.PolicyVersion, ct);

    /// <summary>Writes an event with what lists need of it; the caller's unit of work commits.</summary>
    /// <param name="caseTown">Of a new document: the town of its case, or null.</param>
    public async Task<Document> SaveAsync(
        DocumentRow? row, Document? before, DocumentEvent e, Actor actor, int policyVersion, DateTimeOffset now, string? caseTown,
        CancellationToken ct)
    {
        var decision = Decision.Of(before, Document.Evolve, e);
        var written = Write(row, before, decision, new Context(now, actor), policyVersion, await Parts.Units.GetAsync(ct), added =>
            Db.Add(added));
        if (row is null) written.Town = caseTown;
        await Db.SaveChangesAsync(ct);
        return decision.State!;
    }

    protected override DocumentRow NewRow(Document state) => new()
    {
        Id = state.Id, Kind = state.Kind, Title = state.Drafted.Title, CaseNumber = state.Drafted.CaseNumber, Unit = state.Drafted.Unit,
        ToUnit = state.Drafted.ToUnit, Confidential = state.Kind.Secrecy == DocumentSecrecy.Confidential, DraftedBy = "",
        DraftedAt = state.Drafted.At, HeadHash = "",
    };

    protected override void Project(DocumentRow row, Document? before, Document after, IReadOnlyList<DocumentEvent> events, Actor actor,
        Units units)
    {
        if (before is null) row.DraftedBy = actor.UserName;
        row.State = after.State;
        if (after.Values.GetValueOrDefault(DocumentFields.Officers.Name) is { Length: <= 500 } officers) row.Officers = officers;
        row.Number = after.Issued?.Number;
        row.IssuedAt = after.Issued?.At;
        row.VerificationCode = after.Issued?.VerificationCode;
        row.Sha256 = after.Issued?.Sha256;
        row.ServedAt = after.Served?.At;
        row.VoidReason = after.Voided?.Reason;
    }
}
