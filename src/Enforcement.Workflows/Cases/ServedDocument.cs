namespace Enforcement.Workflows.Cases;

/// <summary>A document that was served.</summary>
public sealed record ServedDocument(StopDocument Document, DateTimeOffset ServedAt, ServiceMethod Method, string Unit, int? TermDays,
    string? Number);
