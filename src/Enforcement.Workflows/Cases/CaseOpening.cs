namespace Enforcement.Workflows.Cases;

/// <summary>The facts of a case that is opened (Art 11–17), by a lead or without one.</summary>
public sealed record CaseOpening
{
    public string Number { get; init; } = "";
    public required DateTimeOffset FoundAt { get; init; }
    public required string Town { get; init; }
    public required string? Village { get; init; }
    public required string FirstFinder { get; init; }
    public required Place Place { get; init; }
    public required string Address { get; init; }
    public required Party? Party { get; init; }
    public required bool InProgress { get; init; }
    public required double? AreaSquareMetres { get; init; }
    public required string Description { get; init; }
    public IReadOnlyList<string> RepeatOf { get; init; } = [];
    public required string? LeadId { get; init; }
}
