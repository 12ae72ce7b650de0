using Microsoft.Data.Sqlite;

namespace Enforcement.Testing;

/// <summary>
/// The kind of database that the tests of this run work on, by the product's own variable <c>Enforcement__Database__Provider</c>: SQLite when it is
/// not set. The database of a product belongs to its data directory, so that whoever has the directory finds the database.
/// </summary>
internal abstract class TestDatabase
{
    public static TestDatabase Kind { get; } = Environment.GetEnvironmentVariable("Enforcement__Database__Provider") switch
    {
        null or "" or "Sqlite" => new SqliteTestDatabase(),
        var other => throw new NotSupportedException($"No test runs on {other} here."),
    };

    /// <summary>Settings by which a product finds the database of a data directory; a test's own settings go before them.</summary>
    public abstract IReadOnlyList<(string Key, string Value)> SettingsFor(string directory);

    /// <summary>True of a file in a data directory that is the database, or a part of it.</summary>
    public abstract bool Holds(string file);

    /// <summary>Closes the connections that pools keep, so that a file is whole and its handles are free.</summary>
    public abstract void Close(string directory);

    /// <summary>Makes the database of one directory what that of another is, whatever was there. Nobody works on either.</summary>
    public abstract Task CopyAsync(string from, string to);

    /// <summary>Removes the database of a directory, if there is one.</summary>
    public abstract Task DropAsync(string directory);
}

/// <summary>A file in the directory.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    private const string Name = "enforcement.db";

    public override IReadOnlyList<(string Key, string Value)> SettingsFor(string directory) => [];

    public override bool Holds(string file) => Path.GetFileName(file).StartsWith(Name, StringComparison.Ordinal); // with -wal and -shm

    public override void Close(string directory) => SqliteConnection.ClearAllPools(); // a test may have opened the file by words of its own

    public override Task CopyAsync(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(to, Name + "*")) File.Delete(file);
        foreach (var file in Directory.EnumerateFiles(from, Name + "*")) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        return Task.CompletedTask;
    }

    public override Task DropAsync(string directory) => Task.CompletedTask; // goes with the directory
}
