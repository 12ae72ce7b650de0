namespace Enforcement.Web.Components;

/// <summary>A possible answer.</summary>
public sealed record Option(string Value, string Label);

/// <summary>
/// One question of a form, drawn by <c>_Field</c> with its hint, what was typed, and what is wrong with it (from the model state).
/// </summary>
public sealed record FormField(string Name, FieldKind Kind, string Label)
{
    public string? Hint { get; init; }
    public bool Optional { get; init; }
    /// <summary>What was typed, or the proposal.</summary>
    public string? Value { get; init; }
    /// <summary>What was chosen, of <see cref="FieldKind.Checks"/>.</summary>
    public IReadOnlyCollection<string> Values { get; init; } = [];
    public IReadOnlyList<Option> Options { get; init; } = [];
    public string? Autocomplete { get; init; }
    public string? InputMode { get; init; }
    /// <summary>For <see cref="FieldKind.File"/>: what may be chosen.</summary>
    public string? Accept { get; init; }
    public bool IsShort { get; init; }
}
