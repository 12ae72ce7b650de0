using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Documents;

/// <summary>Makes the view of a document for the present reader.</summary>
internal sealed class DocumentReader(DocumentStore store, ICurrentActor current, UnitDirectory directory, PdfConverter pdf)
{
    /// <summary>The view, or null when it is not there or not theirs to see.</summary>
    public async Task<DocumentDetails?> FindAsync(Guid id, CancellationToken ct) => await store.FindAsync(id, ct) is { } found
        ? await ViewAsync(found.Row, found.State, ct) : null;

    public async Task<DocumentDetails> ViewAsync(DocumentRow row, Document d, CancellationToken ct)
    {
        var (reader, units) = (CurrentActor.Require(current), await directory.GetAsync(ct));
        var mayRead = MayRead(row, reader);
        return new DocumentDetails(
            d.Id, d.Kind, d.State, row.Title, row.CaseNumber, row.Town is { } town ? units.View(town) : null, units.View(row.Unit),
            row.ToUnit is { } to ? units.View(to) : null, row.Number, row.Version, row.DraftedAt,
            row.DraftedBy, row.IssuedAt, d.Issued?.TemplateVersion, d.Issued?.Sha256, d.Issued?.Sm3, mayRead ? d.Issued?.VerificationCode
                : null, d.TermDays, d.PlannedService, d.Drafted.File is not null, mayRead,
            pdf.IsAvailable, DocumentFieldView.Of(d.Kind), mayRead ? d.Values : null, mayRead ? d.Served?.Service : null,
            [.. d.Failures.Select(f => new ServiceAttemptView(f.At, f.Method, f.Reason))],
            mayRead ? [.. d.Scans.Select((s, i) => new ScanView(i, s.FileName, s.ContentType, s.Sha256, s.At))] : [], d.Voided?.At,
            d.Voided?.Reason, DocumentDecider.Allowed(d, reader, row.Town));
    }

    /// <summary>
    /// What names the party's numbers is read by those who may see them in the case, by its writer and its addressee, and by auditors;
    /// everything else by all who see
    /// that it exists.
    /// </summary>
    public static bool MayRead(DocumentRow row, Actor reader) =>
        row.Kind.Secrecy == DocumentSecrecy.Open || reader.ActsFor(row.Unit) || reader.ActsFor(row.ToUnit) || reader.Is(PersonRole.Auditor)
        || (row.Town is { } town && PartyNumbers.MaySee(town, reader));
}
