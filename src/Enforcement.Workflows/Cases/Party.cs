namespace Enforcement.Workflows.Cases;

/// <summary>The party 当事人, as far as known.</summary>
public sealed record Party(string Name, PartyKind Kind, string? IdNumber = null, string? Phone = null, string? Address = null);
