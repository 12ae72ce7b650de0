namespace Enforcement.Web.Tests;

/// <summary>The sources, for tests that read them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Web => Path.Combine(Root, "src", "Enforcement.Web");

    public static IEnumerable<string> WebFiles(string pattern) =>
        Directory.EnumerateFiles(Web, pattern, SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.Contains("node_modules", StringComparison.Ordinal));

    private static string Find(DirectoryInfo at) => File.Exists(Path.Combine(at.FullName, "Enforcement.sln")) ? at.FullName
        : Find(at.Parent!);
}
