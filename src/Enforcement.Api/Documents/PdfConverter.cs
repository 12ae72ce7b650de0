using System.Diagnostics;
using System.Text;
using Enforcement.Api.Shared;

namespace Enforcement.Api.Documents;

/// <summary>
/// .docx to .pdf by LibreOffice as a process of its own, with a time limit; one at a time, since each takes a core. Fonts that are
/// missing are replaced by free ones of
/// the same kind (<c>fonts.conf</c>), so that every character is drawn and embedded.
/// </summary>
internal sealed class PdfConverter(EnforcementSettings settings, IConfiguration configuration, ILogger<PdfConverter> logger) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The program: <c>Enforcement:LibreOffice</c>, else what the path finds; null when there is none.</summary>
    private readonly string? _program = Find(configuration["Enforcement:LibreOffice"], "soffice", "libreoffice");

    private readonly string? _merger = Find(null, "pdfunite");

    /// <summary>Seconds for one document, and for each more.</summary>
    private readonly (int First, int More) _limit = (int.TryParse(configuration["Enforcement:LibreOfficeSeconds"], out var seconds)
        ? seconds : 60, 10);

    /// <summary>False where LibreOffice is not installed: then there is .docx only.</summary>
    public bool IsAvailable => _program is not null;

    /// <summary>The PDFs of the documents, in their order; a refusal when it is absent, hangs or fails.</summary>
    public async Task<Result<IReadOnlyList<byte[]>>> ConvertAsync(IReadOnlyList<byte[]> documents, CancellationToken ct)
    {
        if (_program is null) return new Refusal("pdf-unavailable", RefusalKind.InvalidInStage);
        // LibreOffice would fetch what a document links to, from the network and from this machine, and show it in the PDF: whatever
        // reaches it passes here.
        if (documents.Any(d => DocxTemplate.RefuseFile(d) is not null)) return new Refusal("document-active-content",
            RefusalKind.InvalidInStage);
        await _one.WaitAsync(ct);
        var work = Directory.CreateTempSubdirectory("enforcement-pdf-").FullName;
        try
        {
            var names = new List<string>();
            for (var i = 0; i < documents.Count; i++)
            {
                names.Add(Path.Combine(work, $"{i}.docx"));
                await File.WriteAllBytesAsync(names[i], documents[i], ct);
            }
            await ConvertAsync(work, names, TimeSpan.FromSeconds(_limit.First + _limit.More * (documents.Count - 1)), ct);
            var pdfs = new List<byte[]>();
            foreach (var name in names)
            {
                var pdf = Path.ChangeExtension(name, ".pdf");
                if (!File.Exists(pdf)) return new Refusal("pdf-failed", RefusalKind.InvalidInStage);
                pdfs.Add(await File.ReadAllBytesAsync(pdf, ct));
            }
            return pdfs;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
            _one.Release();
        }
    }

    /// <summary>One file of all PDFs, in their order; a refusal where <c>pdfunite</c> (poppler-utils) is absent or fails.</summary>
    public async Task<Result<byte[]>> MergeAsync(IReadOnlyList<byte[]> pdfs, CancellationToken ct)
    {
        if (pdfs.Count == 1) return pdfs[0];
        if (_merger is null) return new Refusal("pdf-merge-unavailable", RefusalKind.InvalidInStage);
        var work = Directory.CreateTempSubdirectory("enforcement-pdf-").FullName;
        try
        {
            var names = new List<string>();
            for (var i = 0; i < pdfs.Count; i++)
            {
                names.Add(Path.Combine(work, $"{i}.pdf"));
                await File.WriteAllBytesAsync(names[i], pdfs[i], ct);
            }
            var whole = Path.Combine(work, "whole.pdf");
            await RunAsync(_merger, [.. names, whole], work, TimeSpan.FromSeconds(_limit.First), ct);
            return File.Exists(whole) ? await File.ReadAllBytesAsync(whole, ct) : new Refusal("pdf-failed", RefusalKind.InvalidInStage);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task ConvertAsync(string work, IEnumerable<string> names, TimeSpan limit, CancellationToken ct)
    {
        await using (var given = typeof(PdfConverter).Assembly.GetManifestResourceStream(typeof(PdfConverter), "fonts.conf")!)
        await using (var target = File.Create(Path.Combine(work, "fonts.conf"))) await given.CopyToAsync(target, ct);
        await using var profile = Profile(out var directory);
        await RunAsync(_program!,
            [$"-env:UserInstallation={new Uri(directory).AbsoluteUri}", "--headless", "--norestore", "--nolockcheck", "--nodefault",
                "--convert-to", "pdf:writer_pdf_Export", "--outdir", work, .. names], work, limit, ct);
    }

    /// <summary>
    /// A profile for one process at a time, since LibreOffice refuses a second one; kept, since making a new one takes seconds. Free
    /// again when the answer is disposed of.
    /// </summary>
    private FileStream Profile(out string directory)
    {
        for (var number = 1; ; number++)
        {
            directory = Path.Combine(settings.DataDirectory, number == 1 ? "libreoffice" : $"libreoffice-{number}");
            try
            {
                return new FileStream($"{directory}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (number < 64)
            {
                // another process converts with it
            }
        }
    }

    private async Task RunAsync(string program, IReadOnlyList<string> arguments, string work, TimeSpan limit, CancellationToken ct)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = work,
                Environment = { ["FONTCONFIG_FILE"] = Path.Combine(work, "fonts.conf"), ["HOME"] = work },
            },
        };
        var said = new StringBuilder();
        process.OutputDataReceived += (_, line) => { lock (said) said.AppendLine(line.Data); };
        process.ErrorDataReceived += (_, line) => { lock (said) said.AppendLine(line.Data); };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(timer.Token);
            if (process.ExitCode != 0) logger.LogWarning("{Program} ended with {Code}: {Said}", Path.GetFileName(program),
                process.ExitCode, said);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            logger.LogWarning("{Program} took longer than {Limit} and was ended.", Path.GetFileName(program), limit);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static string? Find(string? given, params string[] names)
    {
        if (!string.IsNullOrEmpty(given)) return File.Exists(given) ? given : null;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(d => names.Select(n => Path.Combine(d, n))).FirstOrDefault(File.Exists);
    }

    public void Dispose() => _one.Dispose();
}
