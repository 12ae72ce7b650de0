using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Documents;

/// <summary>The service of a document in its case, of which the kind says what it does to the case.</summary>
/// <param name="Actor">Who records it.</param>
public sealed record ServiceInCase(Document Document, CaseState Case, Service Service, Actor Actor, DateTimeOffset Now)
{
    /// <summary>It stops the construction (Art 17, 18).</summary>
    public Stop AsStop(StopDocument document) => new(Now, document, Service.ServedAt, Service.Method, Document.Issued!.Number);
}
