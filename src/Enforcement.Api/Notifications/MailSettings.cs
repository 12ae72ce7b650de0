using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Enforcement.Api.Data;
using MailKit.Security;
using MimeKit;

namespace Enforcement.Api.Notifications;

/// <summary>The mail server (<c>Enforcement:Smtp:*</c>), read once at start. Without a host nothing is mailed.</summary>
internal sealed record MailSettings
{
    public string? Host { get; init; }
    public int Port { get; init; }
    public string? User { get; init; }
    public string? Password { get; init; }
    /// <summary>The sender, with a name or without.</summary>
    public MailboxAddress From { get; init; } = new("", "nobody@localhost");
    /// <summary>
    /// STARTTLS or TLS from the first byte, before anything else is said; none only for a relay on the same machine or in tests.
    /// </summary>
    public SecureSocketOptions Tls { get; init; }
    /// <summary>Private authorities whose certificates are trusted beside the machine's; empty: the machine's alone.</summary>
    public X509Certificate2Collection Authorities { get; init; } = [];
    /// <summary>Domains that a person's address may be of; empty: any.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    public bool IsOn => Host is not null;

    /// <exception cref="StartRefusedException">A setting cannot be.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Enforcement:Smtp");
        if (section["Host"] is not { Length: > 0 } host) return new();
        var from = section["From"] ?? "";
        if (from.Any(char.IsControl) || !MailboxAddress.TryParse(from, out var sender) || !MailAddresses.IsAddress(sender.Address))
            throw new StartRefusedException("Enforcement:Smtp:Host is set, but Enforcement:Smtp:From is not an e-mail address.");
        var isImplicit = section.GetValue("ImplicitTls", false);
        return new()
        {
            Host = host, Port = section.GetValue("Port", isImplicit ? 465 : 587), User = section["User"] is { Length: > 0 } user ? user
                : null, Password = section["Password"], From = sender,
            Tls = isImplicit ? SecureSocketOptions.SslOnConnect : section.GetValue("StartTls", true) ? SecureSocketOptions.StartTls
                : SecureSocketOptions.None,
            Authorities = AuthoritiesOf(section["Authority"]),
            Domains = (section["Domains"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }

    /// <summary>
    /// Whether the server's certificate is good: in its dates, of its name, and of an authority that the machine or the setting trusts.
    /// </summary>
    public bool Trusts(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return true;
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || Authorities.Count == 0
            || certificate is not X509Certificate2 presented) return false; // another's name is never good
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(Authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // an authority within the government's network seldom publishes a list
        return chain.Build(presented);
    }

    /// <summary>Never the password.</summary>
    public override string ToString() => $"{Host}:{Port}";

    private static X509Certificate2Collection AuthoritiesOf(string? file)
    {
        var found = new X509Certificate2Collection();
        if (string.IsNullOrEmpty(file)) return found;
        try
        {
            found.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartRefusedException($"Enforcement:Smtp:Authority cannot be read: {e.Message}", e);
        }
        return found.Count > 0 ? found : throw new StartRefusedException($"Enforcement:Smtp:Authority: {file} holds no certificate (PEM).");
    }
}

internal static class MailAddresses
{
    /// <summary>True for one plain address, without a name or a comment and in ASCII: what every mail server takes.</summary>
    public static bool IsAddress(string? text) =>
        text is { Length: > 2 and <= 254 } && text.All(c => c is > ' ' and < '\x7f')
            && System.Net.Mail.MailAddress.TryCreate(text, out var parsed) && parsed.Address == text;
}
