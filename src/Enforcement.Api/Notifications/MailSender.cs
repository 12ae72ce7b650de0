using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text;

namespace Enforcement.Api.Notifications;

/// <summary>Why something did not leave. <paramref name="unreached"/>: nobody answered, so that trying the next one now is useless; else this message alone was refused.</summary>
internal sealed class NotDeliveredException(string message, bool unreached, Exception? inner = null) : Exception(message, inner)
{
    public bool Unreached => unreached;
}

/// <summary>
/// Sends mails over a few connections that it keeps open; dispose it after a round. A mail keeps its message id when it is sent again, so that a
/// receiver (and a mail program) recognises one whose first outcome nobody learned.
/// </summary>
internal sealed class MailSender(MailSettings settings) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentBag<SmtpClient> _idle = [];

    /// <exception cref="NotDeliveredException">The server refused it or did not answer within 20 seconds.</exception>
    public async Task SendAsync(string to, Letter letter, Guid id, CultureInfo language)
    {
        using var mail = new MailMessage(new MailAddress(settings.From), new MailAddress(to))
        {
            Subject = letter.Subject, SubjectEncoding = Encoding.UTF8, Body = letter.Body, BodyEncoding = Encoding.UTF8, BodyTransferEncoding = System.Net.Mime.TransferEncoding.Base64,
        };
        mail.Headers.Add("Message-ID", $"<{id:N}@{settings.Domain}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office reply
        mail.Headers.Add("Content-Language", language.Name);
        var client = _idle.TryTake(out var idle) ? idle : Connect();
        using var patience = new CancellationTokenSource(Patience); // not the app's own end: a mail on its way is let finish, so that its outcome is known
        try
        {
            await client.SendMailAsync(mail, patience.Token);
            _idle.Add(client);
        }
        catch (Exception e) when (e is SmtpException or OperationCanceledException or IOException or InvalidOperationException)
        {
            client.Dispose();
            throw e switch
            {
                SmtpFailedRecipientException refused => new NotDeliveredException($"{(int)refused.StatusCode}: {refused.Message}", false, e),
                SmtpException { StatusCode: SmtpStatusCode.InsufficientStorage or SmtpStatusCode.ExceededStorageAllocation or SmtpStatusCode.TransactionFailed or SmtpStatusCode.LocalErrorInProcessing } refused =>
                    new NotDeliveredException($"{(int)refused.StatusCode}: {refused.Message}", false, e),
                OperationCanceledException => new NotDeliveredException($"{settings}: no answer within {Patience.TotalSeconds:0} s", true, e),
                _ => new NotDeliveredException($"{settings}: {e.InnerException?.Message ?? e.Message}", true, e),
            };
        }
    }

    public void Dispose()
    {
        foreach (var client in _idle) client.Dispose();
    }

    private SmtpClient Connect() => new(settings.Host, settings.Port)
    {
        EnableSsl = settings.StartTls,
        Credentials = settings.User is { } user ? new NetworkCredential(user, settings.Password) : null,
        DeliveryFormat = SmtpDeliveryFormat.SevenBit,
    };
}
