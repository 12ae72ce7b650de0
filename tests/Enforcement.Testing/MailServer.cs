using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Enforcement.Testing;

/// <summary>A real mail server (Debian's python3-aiosmtpd) in a process of its own, which keeps every mail as a file. Stopped, its port answers nobody.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mail-").FullName;
    private Process? _process;

    public MailServer(int? port = null) => Port = port ?? FreePort();

    public int Port { get; }

    /// <summary>A port that nobody uses now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task StartAsync()
    {
        // Debian's own Python, which Debian's package is for.
        _process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{Port}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(_directory, "box")]) { RedirectStandardError = true, WorkingDirectory = _directory })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        await Wait.UntilAsync(async () =>
        {
            if (_process.HasExited) throw new InvalidOperationException("The mail server ended: is python3-aiosmtpd installed?");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }, "the mail server answers");
    }

    public async Task StopAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public int Count => Files.Count();

    /// <summary>What arrived so far, decoded.</summary>
    public IReadOnlyList<ArrivedMail> Mails => [.. Files.Select(f => ArrivedMail.Of(File.ReadAllText(f)))];

    private IEnumerable<string> Files => Directory.Exists(Path.Combine(_directory, "box", "new")) ? Directory.EnumerateFiles(Path.Combine(_directory, "box", "new")) : [];

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }
}

/// <summary>A mail as it arrived.</summary>
public sealed partial record ArrivedMail(string To, string Subject, string MessageId, string Body, string Raw)
{
    public static ArrivedMail Of(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var text = raw.ReplaceLineEndings("\n");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var headers = text[..end].Replace("\n ", " ", StringComparison.Ordinal).Split('\n').Select(h => h.Split(": ", 2)).Where(h => h.Length == 2)
            .GroupBy(h => h[0], StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First()[1], StringComparer.OrdinalIgnoreCase);
        var words = Word().Matches(headers["Subject"]).SelectMany(m => Convert.FromBase64String(m.Groups[1].Value)).ToArray(); // RFC 2047
        return new ArrivedMail(headers["X-RcptTo"], words.Length > 0 ? Encoding.UTF8.GetString(words) : headers["Subject"], headers["Message-ID"], Encoding.UTF8.GetString(Convert.FromBase64String(text[end..].Trim())), text);
    }

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
