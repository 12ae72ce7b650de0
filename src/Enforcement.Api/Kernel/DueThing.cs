namespace Enforcement.Api.Kernel;

/// <summary>Something that is due.</summary>
internal sealed record DueThing
{
    /// <summary>The same as long as it is the same thing: what calendars know it by.</summary>
    public required string Id { get; init; }
    /// <summary>24:00 of its last legal day, exclusive.</summary>
    public required DateTimeOffset DueAt { get; init; }
    /// <summary><c>duty</c>, <c>lead</c>, <c>report</c>, <c>followUp</c>, <c>measure</c>.</summary>
    public required string Group { get; init; }
    /// <summary>Which, in the group: <c>inspect</c>, <c>verification</c>, <c>2026-03</c>, <c>reminder</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>Code of who must do it.</summary>
    public required string Unit { get; init; }
    /// <summary>Of the case or lead, or null.</summary>
    public string? Number { get; init; }
    /// <summary>Name of the town or village that it is about.</summary>
    public required string Town { get; init; }
    /// <summary>The page where it is done.</summary>
    public required string Link { get; init; }
}
