using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests;

/// <summary>What docs/style.md asks of files, so that a newcomer finds what a name promises.</summary>
public sealed partial class HouseStyleTests
{
    private const int Longest = 160;

    [Fact]
    public void A_line_is_at_most_160_wide_without_its_texts() =>
        Files("src", "tests").SelectMany(f => Lines(f.Text).Select(l => (f.Path, Code: Text().Replace(l, "\"…\""))))
            .Where(l => l.Code.Length > Longest).Select(l => $"{l.Path}: {l.Code.Trim()[..60]}").ShouldBeEmpty();

    [Fact]
    public void No_file_is_a_heap_of_requests_and_each_is_named_after_a_type_in_it()
    {
        Files("src").Where(f => f.Path.EndsWith("Requests.cs", StringComparison.Ordinal)).Select(f => f.Path).ShouldBeEmpty();
        Files("src").Where(f => !f.Path.EndsWith("Program.cs", StringComparison.Ordinal)
            && !f.Path.EndsWith(".cshtml.cs", StringComparison.Ordinal))
            .Where(f => !f.Text.Contains($" {Path.GetFileNameWithoutExtension(f.Path)}", StringComparison.Ordinal)
                && !f.Text.Contains($"I{Path.GetFileNameWithoutExtension(f.Path)}", StringComparison.Ordinal)
                && !f.Path.EndsWith("DeadlineEvents.cs", StringComparison.Ordinal)
                    && !f.Path.EndsWith("RefusalAttributes.cs", StringComparison.Ordinal))
            .Select(f => f.Path).ShouldBeEmpty();
    }

    [Fact]
    public void An_enum_of_the_house_has_a_file_of_its_own() =>
        Files("src").Where(f => OuterEnum().Count(f.Text) > 1 || (OuterEnum().Count(f.Text) == 1 && OuterType().Count(f.Text) > 1))
            .Select(f => f.Path).ShouldBeEmpty();

    private static IEnumerable<(string Path, string Text)> Files(params string[] under) =>
        under.SelectMany(u => Directory.EnumerateFiles(Path.Combine(ArchitectureTests.Root, u), "*.cs", SearchOption.AllDirectories))
            .Where(p => !Built().IsMatch(p)).Select(p => (Path.GetRelativePath(ArchitectureTests.Root, p), File.ReadAllText(p)));

    /// <summary>Without what is written as it will be read: raw texts and tables.</summary>
    private static string[] Lines(string text) => Raw().Replace(text, "\"\"").Split('\n');

    [GeneratedRegex(@"[/\\](bin|obj|Migrations)[/\\]")]
    private static partial Regex Built();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Text();

    [GeneratedRegex("\"{3,}.*?\"{3,}", RegexOptions.Singleline)]
    private static partial Regex Raw();

    [GeneratedRegex(@"^(public|internal) enum ", RegexOptions.Multiline)]
    private static partial Regex OuterEnum();

    [GeneratedRegex(@"^(public|internal) [\w ]*\b(enum|class|record|struct|interface) ", RegexOptions.Multiline)]
    private static partial Regex OuterType();
}
