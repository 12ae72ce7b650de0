namespace Enforcement.Workflows.Cases;

/// <summary>A file attached to the case.</summary>
public sealed record AttachedEvidence(Guid Id, EvidenceKind Kind, bool IsPhoto, DateTimeOffset? TakenAt, string FileName, string Sha256,
    DateTimeOffset AttachedAt);
