using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace Enforcement.Testing;

/// <summary>How a mail server's line is encrypted.</summary>
public enum MailTls
{
    None,
    StartTls,
    Implicit,
}

/// <summary>
/// A real mail server (Debian's python3-aiosmtpd) in a process of its own, which keeps every mail as a file. Stopped, its port answers
/// nobody.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mail-").FullName;
    private readonly MailTls _tls;
    private readonly MailCertificate? _certificate;
    private Process? _process;

    /// <param name="certificate">Its certificate, needed for TLS.</param>
    public MailServer(int? port = null, MailTls tls = MailTls.None, MailCertificate? certificate = null) =>
        (Port, _tls, _certificate) = (port ?? FreePort(), tls, certificate);

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
        string[] tls = _tls switch
        {
            MailTls.StartTls => ["--tlscert", _certificate!.CertificateFile, "--tlskey", _certificate.KeyFile],
            MailTls.Implicit => ["--smtpscert", _certificate!.CertificateFile, "--smtpskey", _certificate.KeyFile],
            _ => [],
        };
        _process = Process.Start(new ProcessStartInfo("/usr/bin/python3",
            ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{Port}", .. tls, "-c", "aiosmtpd.handlers.Mailbox",
                Path.Combine(_directory, "box")]) { RedirectStandardError = true, WorkingDirectory = _directory })!;
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

    private IEnumerable<string> Files => Directory.Exists(Path.Combine(_directory, "box", "new"))
        ? Directory.EnumerateFiles(Path.Combine(_directory, "box", "new")) : [];

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }
}

/// <summary>A mail as it arrived.</summary>
/// <param name="Connection">The address and port that it came from: the same for mails of one connection.</param>
public sealed record ArrivedMail(string To, string From, string Subject, string MessageId, string Body, string Connection, string Raw)
{
    public static ArrivedMail Of(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(raw));
        using var mail = MimeMessage.Load(bytes);
        string Head(string name) => mail.Headers[name] ?? "";
        return new ArrivedMail(Head("X-RcptTo"), mail.From.ToString(), mail.Subject ?? "", Head("Message-ID"), (mail.TextBody ?? "")
            .ReplaceLineEndings("\n"), Head("X-Peer"), raw.ReplaceLineEndings("\n"));
    }
}
