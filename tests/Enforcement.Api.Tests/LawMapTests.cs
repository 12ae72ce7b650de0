using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests;

/// <summary>The law map is true: every article has its row, every file and test that it names exists.</summary>
public sealed partial class LawMapTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Map = File.ReadAllText(Path.Combine(Root, "docs", "law-map.md"));

    [Fact]
    public void Every_article_of_the_measure_has_one_row_in_order() =>
        ArticleRow().Matches(Map).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(1, 31));

    [Fact]
    public void Every_file_that_it_names_exists()
    {
        var paths = Named().Matches(Map).Select(m => m.Groups[1].Value).Where(n => n.Contains('/', StringComparison.Ordinal)).Distinct()
            .ToList();
        paths.Count.ShouldBeGreaterThan(10);
        paths.Where(p => !File.Exists(Path.Combine(Root, p))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_test_that_it_names_exists()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText));
        var names = Named().Matches(Map).Select(m => m.Groups[1].Value)
            .Where(n => n.Contains('_', StringComparison.Ordinal) || n.EndsWith("Tests", StringComparison.Ordinal)).Distinct().ToList();
        names.Count.ShouldBeGreaterThan(20);
        names.Where(n => !Regex.IsMatch(tests, $@"\b(class|void|Task) {Regex.Escape(n)}\b")).ShouldBeEmpty();
    }

    [Fact]
    public void An_article_that_is_not_marked_as_missing_names_code_and_a_test()
    {
        foreach (Match row in ArticleRow().Matches(Map))
        {
            var cells = row.Value.Split('|');
            var claimed = !cells[2].Trim().EndsWith("not yet", StringComparison.Ordinal) && row.Groups[1].Value is not ("1" or "13");
            if (claimed) cells[3..5].ShouldAllBe(c => c.Contains('`', StringComparison.Ordinal), $"article {row.Groups[1].Value}");
        }
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Enforcement.sln"))) directory = directory.Parent!;
        return directory.FullName;
    }

    [GeneratedRegex(@"^\| (\d+) \|.*$", RegexOptions.Multiline)]
    private static partial Regex ArticleRow();

    [GeneratedRegex("`([A-Za-z][A-Za-z0-9_./-]+)`")]
    private static partial Regex Named();
}
