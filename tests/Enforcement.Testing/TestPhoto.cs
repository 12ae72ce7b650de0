using System.Diagnostics;

namespace Enforcement.Testing;

/// <summary>
/// Real photos: pixels encoded by GDAL's JPEG library, time and position written by ExifTool, as other software would have made them.
/// </summary>
public static class TestPhoto
{
    /// <summary>A JPEG of the size, its content different for each seed.</summary>
    /// <param name="exif">ExifTool's arguments: <c>-DateTimeOriginal=2026:04:10 08:30:00</c>, <c>-GPSLatitude=40.47</c> …</param>
    public static async Task<byte[]> JpegAsync(int width, int height, int seed, params string[] exif)
    {
        var directory = Directory.CreateTempSubdirectory("photo-").FullName;
        try
        {
            // A plain PPM is the simplest picture that GDAL reads.
            var pixels = new byte[width * height * 3];
            new Random(seed).NextBytes(pixels);
            await using (var ppm = File.Create(Path.Combine(directory, "a.ppm")))
            {
                await ppm.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"P6\n{width} {height}\n255\n"));
                await ppm.WriteAsync(pixels);
            }
            await RunAsync("gdal_translate", directory, "-q", "-of", "JPEG", "a.ppm", "a.jpg");
            if (exif.Length > 0) await RunAsync("exiftool", directory, ["-q", "-overwrite_original", .. exif, "a.jpg"]);
            return await File.ReadAllBytesAsync(Path.Combine(directory, "a.jpg"));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task RunAsync(string program, string directory, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = directory,
            RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (error, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {await error}{await output}");
    }
}
