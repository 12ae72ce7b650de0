using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests;

/// <summary>
/// What newcomers read is true: every file, test and name of code that CONTRIBUTING.md, docs/style.md and the pages of docs/how-to name
/// exists, every link leads somewhere, and CONTRIBUTING.md leads to
/// every page. A place for a name is written in braces (<c>src/Enforcement.Api/{Room}/{Room}Room.cs</c>): there the folder is looked for.
/// </summary>
public sealed partial class NewcomersDocsTests
{
    private static readonly string Root = ArchitectureTests.Root;

    private static readonly Lazy<HashSet<string>> Files = new(() =>
    [
        .. Directory.EnumerateFiles(Root).Select(f => $"/{Path.GetFileName(f)}"),
        .. new[] { "src", "tests", "docs", "deploy", ".ci" }.SelectMany(d =>
            Directory.EnumerateFiles(Path.Combine(Root, d), "*", SearchOption.AllDirectories))
            .Select(f => $"/{Path.GetRelativePath(Root, f).Replace(Path.DirectorySeparatorChar, '/')}").Where(f => !NotOurs().IsMatch(f)),
    ]);

    /// <summary>Every word of the code.</summary>
    private static readonly Lazy<HashSet<string>> Words = new(() =>
        [.. Files.Value.Where(f => Code().IsMatch(f)).SelectMany(f => Word().Matches(File.ReadAllText(Root + f)).Select(m => m.Value))]);

    public static TheoryData<string> Pages { get; } = ["CONTRIBUTING.md", "docs/style.md", .. HowTo()];

    [Theory, MemberData(nameof(Pages))]
    public void Every_file_that_it_names_exists(string page)
    {
        var text = Read(page);
        // Also in commands and sketches: whatever begins as a path of the repository does.
        var paths = Located().Matches(text).Select(m => m.Value.TrimEnd('.')).Where(p => !p.Contains("/bin/", StringComparison.Ordinal));
        var names = Inline(text).Where(n => FileName().IsMatch(n) && !Located().IsMatch(n));
        paths.Where(p => !Exists(p)).Concat(names.Where(n => !Files.Value.Any(f => f.EndsWith($"/{n}", StringComparison.Ordinal))))
            .Distinct().ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_test_and_every_name_of_the_code_that_it_names_exists(string page) =>
        Inline(Read(page)).Where(n => Identifier().IsMatch(n) && !FileName().IsMatch(n))
            .Where(n => !n.Split('.').All(Words.Value.Contains)).Distinct().ShouldBeEmpty();

    [Theory, MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, page))!;
        Link().Matches(Read(page)).Select(m => m.Groups[1].Value).Where(l => !Path.Exists(Path.GetFullPath(Path.Combine(folder, l))))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_first_page_leads_to_every_other()
    {
        var links = Link().Matches(Read("CONTRIBUTING.md")).Select(m => m.Groups[1].Value).ToList();
        HowTo().Count.ShouldBeGreaterThan(10);
        HowTo().Append("docs/style.md").Except(links).ShouldBeEmpty();
    }

    private static IReadOnlyList<string> HowTo() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "docs", "how-to"), "*.md").Select(f => $"docs/how-to/{Path.GetFileName(f)}")
            .Order(StringComparer.Ordinal)];

    private static string Read(string page) => File.ReadAllText(Path.Combine(Root, page));

    /// <summary>What stands in backticks in the text; a sketch is not held to it, since it shows what is not there yet.</summary>
    private static IEnumerable<string> Inline(string text) => Backticks().Matches(Fence().Replace(text, "")).Select(m => m.Groups[1].Value);

    private static bool Exists(string path)
    {
        var place = path.IndexOf('{', StringComparison.Ordinal);
        return Path.Exists(Path.Combine(Root, place < 0 ? path : path[..path.LastIndexOf('/', place)]));
    }

    [GeneratedRegex("/(bin|obj|node_modules|dist|data)/")]
    private static partial Regex NotOurs();

    [GeneratedRegex(@"\.(cs|cshtml|ts|props|csproj)$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\w/.-])(?:src|tests|docs|deploy|\.ci)/[\w./{}-]+")]
    private static partial Regex Located();

    [GeneratedRegex(@"^[A-Za-z_.][\w./-]*\.(cs|cshtml|resx|md|json|ts|css|txt|sh|svg|csproj|props|sln|sql)$")]
    private static partial Regex FileName();

    /// <summary>A class, a member, a test; not a variable of the environment (two underscores).</summary>
    [GeneratedRegex(@"^(?!.*__)[A-Z]\w+(\.\w+)*$")]
    private static partial Regex Identifier();

    [GeneratedRegex("`(?:\\./)?([^`\n]+)`")]
    private static partial Regex Backticks();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)[^)]*\)")]
    private static partial Regex Link();
}
