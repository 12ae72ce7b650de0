using Enforcement.Api.Organisations;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Documents;

namespace Enforcement.Api.Documents;

/// <summary>
/// A document for one reader. <paramref name="Values"/> and the files are there only for those who may read it;
/// <paramref name="Actions"/> is what they may do.
/// </summary>
/// <param name="PdfAvailable">LibreOffice is installed.</param>
public sealed record DocumentDetails(
    Guid Id, DocumentKind Kind, DocumentState State, string Title, string? CaseNumber, UnitView? Town, UnitView Unit, UnitView? ToUnit,
    string? Number, int Version, DateTimeOffset DraftedAt, string DraftedBy,
    DateTimeOffset? IssuedAt, int? TemplateVersion, string? Sha256, string? Sm3, string? VerificationCode, int? TermDays,
    DateOnly? PlannedService, bool Uploaded, bool MayRead, bool PdfAvailable,
    IReadOnlyList<DocumentFieldView> Fields, IReadOnlyDictionary<string, string>? Values, Service? Service,
    IReadOnlyList<ServiceAttemptView> Failures, IReadOnlyList<ScanView> Scans,
    DateTimeOffset? VoidedAt, string? VoidReason, IReadOnlyList<DocumentAction> Actions);

/// <summary>An attempt to serve that failed.</summary>
public sealed record ServiceAttemptView(DateTimeOffset At, ServiceMethod Method, string Reason);

/// <summary>A signed and stamped scan.</summary>
public sealed record ScanView(int Index, string FileName, string ContentType, string Sha256, DateTimeOffset At);

/// <summary>A document as a line of a list and of the register of numbers.</summary>
public sealed record DocumentItem(
    Guid Id, DocumentKind Kind, DocumentState State, string Title, string? CaseNumber, UnitView? Town, UnitView Unit, UnitView? ToUnit,
    string? Number, DateTimeOffset DraftedAt, DateTimeOffset? IssuedAt,
    DateTimeOffset? ServedAt, string? VoidReason);

/// <summary>Where a file of a document lies, or its bytes.</summary>
public sealed record DocumentFile(string? Path, string ContentType, string FileName, string Sha256, byte[]? Bytes = null);

/// <summary>A field of a kind of document.</summary>
/// <param name="Name">As it stands in the template, between double braces.</param>
/// <param name="IsRequired">A template must have it, and a document is not issued while it is empty.</param>
/// <param name="IsLong">Asked for in several lines.</param>
/// <param name="IsFixed">Set by the product, not by people.</param>
public sealed record DocumentFieldView(string Name, bool IsRequired, bool IsLong, bool IsFixed)
{
    internal static IReadOnlyList<DocumentFieldView> Of(DocumentKind kind) =>
    [
        .. kind.Fields.Select(f =>
            new DocumentFieldView(f.Name, f.WhenEmpty == WhenEmpty.Refused, f.Input == FieldInput.Lines, f.Input == FieldInput.Fixed)),
    ];
}
