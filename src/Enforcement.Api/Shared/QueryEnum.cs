using System.Diagnostics.CodeAnalysis;

namespace Enforcement.Api.Shared;

/// <summary>
/// An enum in an address, by name as JSON writes it (<c>selfDemolition</c>): the framework's own binding wants the C# spelling. Numbers
/// are not names.
/// </summary>
internal readonly record struct QueryEnum<T>(T Value) where T : struct, Enum
{
    /// <summary>What the framework calls to bind it; false is 400 <c>malformed</c>.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The framework's contract for binding.")]
    public static bool TryParse(string? text, out QueryEnum<T> value)
    {
        var isName = Enum.TryParse<T>(text, ignoreCase: true, out var parsed) && char.IsAsciiLetter(text![0]) && Enum.IsDefined(parsed);
        value = new QueryEnum<T>(parsed);
        return isName;
    }
}
