using System.Text.Json;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Journal;
using Enforcement.Api.Policies;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Documents;

/// <summary>The one write path of documents: load → decide → row and journal in one commit. Reads are limited to the actor's scope by the context.</summary>
internal sealed class DocumentStore(EnforcementDb db, PolicyBook policies)
{
    public static string StreamOf(Guid id) => $"document/{id}";

    /// <summary>The row, tracked, with the document as its journal adds up to; null when it is not there or not the actor's to see.</summary>
    public async Task<(DocumentRow Row, Document Document)?> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<DocumentRow>().SingleOrDefaultAsync(d => d.Id == id, ct) is { } row ? (row, await FoldAsync(id, ct)) : null;

    private async Task<Document> FoldAsync(Guid id, CancellationToken ct) => Document.Fold(await db.ReadAsync<DocumentEvent>(StreamOf(id), ct));

    /// <summary>The policy that a document is made under: its case's, or the one in force.</summary>
    public async Task<CasePolicy> PolicyAsync(CaseState? c, DateTimeOffset now, CancellationToken ct) =>
        c is null ? CasePolicy.InForce(await policies.AllAsync(ct), LegalTime.DateOf(now)) : await policies.VersionAsync(c.Opened.PolicyVersion, ct);

    /// <summary>Writes an event with what lists need of it; the caller's unit of work commits.</summary>
    public async Task<Document> SaveAsync(DocumentRow? row, Document? before, DocumentEvent e, Actor actor, int policyVersion, DateTimeOffset now, string? caseTown, CancellationToken ct)
    {
        var document = Document.Evolve(before, e);
        if (row is null) db.Add(row = NewRow(document, actor, caseTown));
        row.HeadHash = JournalChain.Append(
            r => db.Add(r), StreamOf(document.Id), before is null ? JournalHead.Start : new JournalHead(row.Version, row.HeadHash), [EventJson<DocumentEvent>.Write(e, e.At)], actor, policyVersion, now).Hash;
        row.Version = document.Version;
        row.State = document.State;
        if (document.Values.GetValueOrDefault(DocumentFields.Officers.Name) is { Length: <= 500 } officers) row.Officers = officers;
        row.Number = document.Issued?.Number;
        row.IssuedAt = document.Issued?.At;
        row.VerificationCode = document.Issued?.VerificationCode;
        row.Sha256 = document.Issued?.Sha256;
        row.ServedAt = document.Served?.At;
        row.VoidReason = document.Voided?.Reason;
        await db.SaveChangesAsync(ct);
        return document;
    }

    private static DocumentRow NewRow(Document d, Actor actor, string? caseTown) => new()
    {
        Id = d.Id, Kind = d.Kind, Title = d.Drafted.Title, CaseNumber = d.Drafted.CaseNumber, Town = caseTown, Unit = d.Drafted.Unit, ToUnit = d.Drafted.ToUnit,
        Confidential = d.Kind.Secrecy == DocumentSecrecy.Confidential, DraftedBy = actor.UserName, DraftedAt = d.Drafted.At, HeadHash = "",
    };
}

/// <summary>From a refusal of the rules to one that people are told.</summary>
internal static class DocumentRefusals
{
    public static Refusal ToRefusal(DocumentRefusal refusal)
    {
        var kind = refusal switch
        {
            { Reason: DocumentRefusalReason.NotYours } => RefusalKind.Forbidden,
            { Field: not null } => RefusalKind.Invalid,
            _ => RefusalKind.InvalidInStage,
        };
        var name = JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.Reason.ToString());
        return new Refusal(refusal.Reason == DocumentRefusalReason.NotYours ? name : $"document-{name}", kind, refusal.Field, refusal.Args);
    }
}
