namespace Enforcement.Workflows.Documents;

/// <summary>A field of a kind of document.</summary>
/// <param name="Name">As it stands in the template, between double braces.</param>
/// <param name="Input">How it gets its value.</param>
/// <param name="Propose">What a new document says in it before anybody typed, or null.</param>
/// <param name="WhenEmpty">What becomes of it while nothing stands in it.</param>
public sealed record DocumentField(
    string Name, FieldInput Input, Func<DraftFacts, string?>? Propose = null, WhenEmpty WhenEmpty = WhenEmpty.Refused)
{
    /// <summary>The same, where it may stay empty.</summary>
    public DocumentField Optional() => this with { WhenEmpty = WhenEmpty.Struck };

    /// <summary>The same, where it may be left for the pen.</summary>
    public DocumentField ByHand() => this with { WhenEmpty = WhenEmpty.Blank };

    /// <summary>What is printed of a value, or where nothing is known.</summary>
    public string Printed(string? value) => !string.IsNullOrWhiteSpace(value) ? value : WhenEmpty == WhenEmpty.Blank ? "" : "／";
}
