using System.Globalization;
using System.Text;

namespace Enforcement.Workflows.Cases;

/// <summary>
/// What names and numbers of parties are compared by, so that the same party typed in another way is the same: Unicode NFKC (full and
/// half width are one), without
/// whitespace and signs that nobody sees, in capitals. Shown is always what was typed.
/// </summary>
public static class PartyKey
{
    /// <summary>Longest key; what is longer is cut, on both sides of a comparison.</summary>
    public const int MaxLength = 400;

    /// <summary>The key of a name or a number; null when nothing is left, which is like nothing else.</summary>
    public static string? Of(string? text)
    {
        if (text is null) return null;
        var key = new StringBuilder(text.Length);
        // By runes first: half of a surrogate pair cannot be normalised.
        foreach (var rune in string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKC).ToUpperInvariant().EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune)
                && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)) key.Append(rune);
        }
        return key.Length == 0 ? null : key.ToString(0, Math.Min(key.Length, MaxLength));
    }
}
