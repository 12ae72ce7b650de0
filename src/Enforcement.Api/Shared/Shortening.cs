namespace Enforcement.Api.Shared;

internal static class Shortening
{
    /// <summary>The text, or as much of it as fits: never half a character (of two UTF-16 units).</summary>
    public static string Shortened(this string text, int length) => text.Length <= length ? text
        : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
