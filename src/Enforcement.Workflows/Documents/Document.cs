using System.Collections.Immutable;
using Enforcement.Workflows.Cases;

namespace Enforcement.Workflows.Documents;

/// <summary>What happened to a document; what its journal keeps.</summary>
public abstract record DocumentEvent(DateTimeOffset At) : Event(At);

/// <param name="Values">By field name of the template.</param>
/// <param name="File">SHA-256 of an uploaded document, or null for one that a template makes.</param>
public sealed record DocumentDrafted(
    DateTimeOffset At, Guid Id, DocumentKind Kind, string? CaseNumber, string Unit, string? ToUnit, string Title,
    IReadOnlyDictionary<string, string> Values, int? TermDays,
    DateOnly? PlannedService, string? Number, string? File) : DocumentEvent(At);
public sealed record DocumentRevised(DateTimeOffset At, IReadOnlyDictionary<string, string> Values, int? TermDays,
    DateOnly? PlannedService, string? Number) : DocumentEvent(At);
/// <param name="TemplateVersion">Null for an uploaded document.</param>
/// <param name="Values">Everything that was filled in, the number and code included.</param>
/// <param name="Sha256">Of the frozen file.</param>
public sealed record DocumentIssued(
    DateTimeOffset At, string Number, string VerificationCode, int? TemplateVersion, IReadOnlyDictionary<string, string> Values,
    string Sha256, string Sm3) : DocumentEvent(At);
public sealed record ScanAttached(DateTimeOffset At, string FileName, string ContentType, string Sha256, string Sm3) : DocumentEvent(At);
/// <summary><see cref="Event.At"/> is the instant of service.</summary>
public sealed record DocumentServed(DateTimeOffset At, Service Service) : DocumentEvent(At);
public sealed record DocumentServiceFailed(DateTimeOffset At, ServiceMethod Method, string Reason) : DocumentEvent(At);
public sealed record DocumentVoided(DateTimeOffset At, string Reason) : DocumentEvent(At);

/// <summary>A document as its journal adds up to.</summary>
public sealed record Document
{
    public required DocumentDrafted Drafted { get; init; }
    public Guid Id => Drafted.Id;
    public DocumentKind Kind => Drafted.Kind;
    public int Version { get; init; }
    public DocumentState State { get; init; }
    public required IReadOnlyDictionary<string, string> Values { get; init; }
    public int? TermDays { get; init; }
    /// <summary>The day of service for which the end of the term is written out.</summary>
    public DateOnly? PlannedService { get; init; }
    /// <summary>A number of another unit's own series, before the issue.</summary>
    public string? GivenNumber { get; init; }
    public DocumentIssued? Issued { get; init; }
    public ImmutableList<ScanAttached> Scans { get; init; } = [];
    public ImmutableList<DocumentServiceFailed> Failures { get; init; } = [];
    public DocumentServed? Served { get; init; }
    public DocumentVoided? Voided { get; init; }

    /// <summary>The document that a whole journal adds up to.</summary>
    /// <exception cref="InvalidOperationException">Empty, or the first event drafts nothing.</exception>
    public static Document Fold(IEnumerable<DocumentEvent> events) =>
        events.Aggregate((Document?)null, Evolve) ?? throw new InvalidOperationException("A document without entries.");

    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">An event of a kind that is not known here: never skipped in silence.</exception>
    public static Document Evolve(Document? before, DocumentEvent e)
    {
        if (before is null)
        {
            return e is DocumentDrafted d
                ? new Document { Drafted = d, Values = d.Values, TermDays = d.TermDays, PlannedService = d.PlannedService,
                    GivenNumber = d.Number, Version = 1 }
                : throw new InvalidOperationException($"The first entry of a document must draft it, not {e.GetType().Name}.");
        }
        return e switch
        {
            DocumentRevised r => before with { Values = r.Values, TermDays = r.TermDays, PlannedService = r.PlannedService,
                GivenNumber = r.Number },
            DocumentIssued i => before with { Issued = i, Values = i.Values, State = DocumentState.Issued },
            ScanAttached s => before with { Scans = before.Scans.Add(s) },
            DocumentServed s => before with { Served = s, State = DocumentState.Served },
            DocumentServiceFailed f => before with { Failures = before.Failures.Add(f), State = DocumentState.ServiceFailed },
            DocumentVoided v => before with { Voided = v, State = DocumentState.Void },
            _ => throw new InvalidOperationException($"Unknown entry {e.GetType().Name}."),
        } with { Version = before.Version + 1 };
    }
}
