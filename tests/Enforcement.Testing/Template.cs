using System.Collections.Concurrent;

namespace Enforcement.Testing;

/// <summary>
/// What a first start makes of an empty directory (schema, units, people, demo cases), made once for each set of settings and copied for
/// every test: a start on a copy costs half.
/// </summary>
internal static class Template
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Made = new();

    /// <summary>Fills a directory as <paramref name="firstStart"/> fills one under the same settings.</summary>
    public static async Task CopyAsync(string settings, Func<string, Task> firstStart, string directory)
    {
        var template = await Made.GetOrAdd(settings, _ => new(() => Task.Run(async () =>
        {
            var made = Directory.CreateTempSubdirectory("enforcement-template-").FullName;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(made, recursive: true);
            await TestDatabase.CreateAsync(made);
            await firstStart(made);
            TestDatabase.Close(made);
            return made;
        }))).Value;
        await TestDatabase.CopyAsync(template, directory);
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(directory, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
