using System.Diagnostics;
using Enforcement.Testing;

namespace Enforcement.Api.Tests.Documents;

/// <summary>Looks at PDFs with poppler's tools.</summary>
internal static class Paper
{
    /// <summary>Where pictures of what was rendered are left to be looked at.</summary>
    public static string Output { get; } = Directory.CreateDirectory(Path.Combine(Root(), "test-output", "documents")).FullName;

    public static Task<string> TextAsync(byte[] pdf) => WithFileAsync(pdf, file => ReadAsync("pdftotext", "-raw", file, "-"));

    /// <summary>The fonts: name, type, and whether they are embedded.</summary>
    public static async Task<IReadOnlyList<(string Name, bool IsEmbedded)>> FontsAsync(byte[] pdf) =>
        [.. (await WithFileAsync(pdf, file => ReadAsync("pdffonts", file))).Split('\n').Skip(2)
        .Where(l => l.Length > 60).Select(l => (l.Split(' ')[0], l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^5] == "yes"))];

    public static async Task<int> PagesAsync(byte[] pdf) =>
        int.Parse((await WithFileAsync(pdf, file => ReadAsync("pdfinfo", file))).Split('\n')
            .Single(l => l.StartsWith("Pages:", StringComparison.Ordinal))[6..].Trim(), System.Globalization.CultureInfo.InvariantCulture);

    public static Task ShootAsync(byte[] pdf, string name) => WithFileAsync(pdf, async file =>
    {
        await TestPhoto.RunAsync("pdftoppm", Output, "-png", "-r", "60", "-l", "3", file, name);
        return "";
    });

    private static async Task<string> WithFileAsync(byte[] pdf, Func<string, Task<string>> look)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("paper-").FullName, "a.pdf");
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            return await look(file);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static async Task<string> ReadAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true,
            RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program}: {await error}");
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Enforcement.sln"))) directory = directory.Parent!;
        return directory.FullName;
    }
}
