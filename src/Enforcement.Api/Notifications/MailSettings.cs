namespace Enforcement.Api.Notifications;

/// <summary>The mail server (<c>Enforcement:Smtp:*</c>), read once at start. Without a host nothing is mailed.</summary>
internal sealed record MailSettings
{
    public string? Host { get; init; }
    public int Port { get; init; }
    public string? User { get; init; }
    public string? Password { get; init; }
    public string From { get; init; } = "";
    /// <summary>STARTTLS before anything else; off only for a relay on the same machine or in tests.</summary>
    public bool StartTls { get; init; }
    /// <summary>Domains that a person's address may be of; empty: any.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    public bool IsOn => Host is not null;

    /// <summary>The domain of the sender, for message ids.</summary>
    public string Domain => From[(From.IndexOf('@', StringComparison.Ordinal) + 1)..];

    public static MailSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Enforcement:Smtp");
        if (section["Host"] is not { Length: > 0 } host) return new();
        if (!MailAddresses.IsAddress(section["From"])) throw new InvalidOperationException("Enforcement:Smtp:Host is set, but Enforcement:Smtp:From is not an e-mail address.");
        return new()
        {
            Host = host, Port = section.GetValue("Port", 587), User = section["User"] is { Length: > 0 } user ? user : null, Password = section["Password"], From = section["From"]!,
            StartTls = section.GetValue("StartTls", true), Domains = (section["Domains"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }

    /// <summary>Never the password.</summary>
    public override string ToString() => $"{Host}:{Port}";
}

internal static class MailAddresses
{
    /// <summary>True for one plain address, without a name or a comment and in ASCII: what every mail server takes.</summary>
    public static bool IsAddress(string? text) =>
        text is { Length: > 2 and <= 254 } && text.All(c => c is > ' ' and < '\x7f') && System.Net.Mail.MailAddress.TryCreate(text, out var parsed) && parsed.Address == text;
}
