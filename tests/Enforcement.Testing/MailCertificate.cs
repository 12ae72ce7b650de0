using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Enforcement.Testing;

/// <summary>A private authority and a server's certificate that it signed, as PEM files in a directory of their own.</summary>
public sealed class MailCertificate : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mail-tls-").FullName;

    /// <param name="address">The address that it is good for.</param>
    public MailCertificate(string address = "127.0.0.1", bool isOver = false)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var authority = request.CreateSelfSigned(now.AddDays(-10), now.AddDays(10));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = new CertificateRequest("CN=Test mail server", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        server.CertificateExtensions.Add(names.Build());
        using var certificate = server.Create(authority, now.AddDays(-9), isOver ? now.AddDays(-1) : now.AddDays(9), [1, 2, 3, 4]);
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
    }

    public string AuthorityFile => Path.Combine(_directory, "authority.pem");

    public string CertificateFile => Path.Combine(_directory, "server.pem");

    public string KeyFile => Path.Combine(_directory, "server.key");

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
