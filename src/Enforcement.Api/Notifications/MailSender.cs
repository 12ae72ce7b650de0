using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Enforcement.Api.Notifications;

/// <summary>
/// Sends mails over a few connections that it keeps open; dispose it after a round. A mail keeps its message id when it is sent again, so
/// that a
/// receiver (and a mail program) recognises one whose first outcome nobody learned.
/// </summary>
internal sealed class MailSender(MailSettings settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20), PatienceAtTheEnd = TimeSpan.FromSeconds(2);

    private readonly ConcurrentBag<SmtpClient> _idle = [];

    /// <exception cref="NotDeliveredException">The server refused it or did not answer within 20 seconds.</exception>
    public async Task SendAsync(string to, Letter letter, Guid id, CultureInfo language)
    {
        var body = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.Base64 };
        body.SetText(Encoding.UTF8, letter.Body);
        using var mail = new MimeMessage([settings.From], [new MailboxAddress("", to)], letter.Subject.ReplaceLineEndings(" "),
            body) { MessageId = $"{id:N}@{settings.From.Domain}" };
        mail.Headers.Add("Content-Language", language.Name);
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office reply
        using var patience = new CancellationTokenSource(
            Patience); // not the app's own end: a mail on its way is let finish, so that its outcome is known
        var client = _idle.TryTake(out var idle) ? idle : New();
        try
        {
            if (!client.IsConnected) await ConnectAsync(client, patience.Token);
            await client.SendAsync(mail, patience.Token);
            _idle.Add(client);
        }
        catch (Exception e) when (
            e is CommandException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or AuthenticationException
            or SslHandshakeException or SocketException or IOException or NotSupportedException or OperationCanceledException)
        {
            client.Dispose();
            throw e switch
            {
                SmtpCommandException refused when IsOfThisMail(refused) =>
                    new NotDeliveredException($"{(int)refused.StatusCode}: {refused.Message}", false, e),
                OperationCanceledException => new NotDeliveredException($"{settings}: no answer within {Patience.TotalSeconds:0} s",
                    true, e),
                _ => new NotDeliveredException($"{settings}: {e.Message}", true, e),
            };
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _idle)
        {
            using var patience = new CancellationTokenSource(PatienceAtTheEnd);
            try
            {
                await client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or ProtocolException or CommandException)
            {
                // it is gone already: all was sent
            }
            client.Dispose();
        }
    }

    private SmtpClient New() => new()
    {
        ServerCertificateValidationCallback = (_, certificate, _, errors) => settings.Trusts(certificate, errors),
        CheckCertificateRevocation = false, // a server within the government's network often cannot reach the authority's list
    };

    private async Task ConnectAsync(SmtpClient client, CancellationToken ct)
    {
        await client.ConnectAsync(settings.Host!, settings.Port, settings.Tls, ct);
        if (settings.User is { } user) await client.AuthenticateAsync(user, settings.Password ?? "", ct);
    }

    /// <summary>True when the next mail may well be taken: the server said no to this receiver, or to what this mail says.</summary>
    private static bool IsOfThisMail(SmtpCommandException e) => e.StatusCode switch
    {
        SmtpStatusCode.InsufficientStorage or SmtpStatusCode.ExceededStorageAllocation or SmtpStatusCode.TransactionFailed
            or SmtpStatusCode.ErrorInProcessing => true,
        SmtpStatusCode.MailboxBusy or SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath
            or SmtpStatusCode.MailboxNameNotAllowed =>
            e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted,
        _ => false,
    };
}
