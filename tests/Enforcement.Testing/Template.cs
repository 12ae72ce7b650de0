using System.Collections.Concurrent;

namespace Enforcement.Testing;

/// <summary>
/// What a first start makes of an empty directory (schema, units, people, demo cases), made once for each set of settings and copied for
/// every test: a start on a copy costs half.
/// </summary>
internal static class Template
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Made = new();
    private static readonly ConcurrentBag<string> Directories = [];

    static Template() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var directory in Directories.Where(Directory.Exists)) TryDelete(directory);
    };

    /// <summary>An empty directory that goes at the end of the run at the latest.</summary>
    public static string NewDirectory()
    {
        var directory = Directory.CreateTempSubdirectory("enforcement-").FullName;
        Directories.Add(directory);
        return directory;
    }

    /// <summary>The directory as <paramref name="firstStart"/> fills one under these settings.</summary>
    public static Task<string> OfAsync(string settings, Func<string, Task> firstStart) =>
        Made.GetOrAdd(settings, _ => new(() => Task.Run(async () =>
    {
        var made = await NewAsync();
        await firstStart(made);
        TestDatabase.Close(made);
        return made;
    }))).Value;

    /// <summary>An empty directory with an empty database.</summary>
    public static async Task<string> NewAsync()
    {
        var directory = NewDirectory();
        await TestDatabase.CreateAsync(directory);
        return directory;
    }

    /// <summary>Makes a directory and its database what the template's are, whatever was there. Nobody works on either.</summary>
    public static async Task CopyAsync(string template, string directory)
    {
        TestDatabase.Close(directory);
        foreach (var old in new DirectoryInfo(directory).EnumerateFileSystemInfos())
        {
            if (old is DirectoryInfo d) d.Delete(recursive: true);
            else old.Delete();
        }
        await TestDatabase.CopyAsync(template, directory);
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(directory, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void TryDelete(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (IOException)
        {
            // a product that a test did not end still writes there
        }
    }
}
