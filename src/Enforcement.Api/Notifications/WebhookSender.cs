using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Enforcement.Api.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace Enforcement.Api.Notifications;

/// <summary>
/// Calls other systems' addresses, each call at most 10 seconds. Addresses and secrets are in no log: this client has none.
/// </summary>
internal sealed class WebhookSender(IDataProtectionProvider protection, EnforcementSettings settings, TimeProvider real) : IDisposable
{
    /// <summary>Robots take text of at most 2,048 bytes.</summary>
    private const int MostRobotBytes = 2_000;
    private const int LongestAnswer = 64 << 10;

    private readonly IDataProtector _protector = protection.CreateProtector("Enforcement.Webhooks");
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), ActivityHeadersPropagator = null })
    {
        Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = LongestAnswer,
    };

    public string Protect(string text) => _protector.Protect(text);

    /// <summary>
    /// Packs lines into messages: for a robot as many as it takes at once, since it may be called but 20 times a minute; else one each.
    /// </summary>
    public IEnumerable<IReadOnlyList<(DeliveryRow Row, Line Line)>> Pack(WebhookRow hook, IEnumerable<(DeliveryRow Row, Line Line)> lines)
    {
        if (hook.Format == WebhookFormat.Json)
        {
            foreach (var line in lines) yield return [line];
            yield break;
        }
        List<(DeliveryRow, Line)> pack = [];
        var bytes = 0;
        foreach (var line in lines)
        {
            var size = Encoding.UTF8.GetByteCount(TextOf(line.Line, CultureInfo.GetCultureInfo(hook.Language))) + 2;
            if (pack.Count > 0 && bytes + size > MostRobotBytes)
            {
                yield return pack;
                (pack, bytes) = ([], 0);
            }
            pack.Add(line);
            bytes += size;
        }
        if (pack.Count > 0) yield return pack;
    }

    /// <summary>Sends some lines as one message.</summary>
    /// <param name="id">What the receiver recognises a repetition by.</param>
    /// <exception cref="NotDeliveredException">It was refused, or nobody answered within 10 seconds.</exception>
    public async Task SendAsync(WebhookRow hook, Guid id, IReadOnlyList<Line> lines)
    {
        try
        {
            var (url, secret) = (_protector.Unprotect(hook.ProtectedUrl), hook.ProtectedSecret is { } s ? _protector.Unprotect(s) : "");
            var language = CultureInfo.GetCultureInfo(hook.Language);
            // The receivers compare the time with their own clocks, which no drill moves.
            using var request = hook.Format == WebhookFormat.Json
                ? JsonRequest(url, secret, id, lines[0], hook.UnitCode, real.GetUtcNow())
                : RobotRequest(hook.Format == WebhookFormat.Dingtalk ? Signed(url, secret, real.GetUtcNow()) : url,
                    string.Join("\n\n", lines.Select(l => TextOf(l, language))));
            // What a JSON receiver says behind its status is not read: a long or slow answer must not make a message that it took one
            // that it did not.
            using var response = await _http.SendAsync(request, hook.Format == WebhookFormat.Json
                ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead);
            var status = (int)response.StatusCode;
            if (status is < 200 or > 299) throw new NotDeliveredException($"HTTP {status}", unreached: status is not (>= 400 and < 500)
                || response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);
            if (hook.Format == WebhookFormat.Json) return;
            // A robot says in its answer whether it took the message: HTTP alone is always 200.
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync()) as JsonObject;
            if (answer?["errcode"]?.GetValue<int>() is not 0) throw new NotDeliveredException(
                $"errcode {answer?["errcode"]}: {answer?["errmsg"]}", unreached: true);
        }
        catch (Exception e) when (
            e is HttpRequestException or OperationCanceledException or JsonException or InvalidOperationException or FormatException or CryptographicException)
        {
            throw new NotDeliveredException(e switch
            {
                OperationCanceledException => $"{hook.Host}: no answer within {_http.Timeout.TotalSeconds:0} s",
                CryptographicException => "The key ring that encrypted this address is gone: delete the webhook and add it again.",
                HttpRequestException h => $"{hook.Host}: {h.HttpRequestError}",
                _ => $"{hook.Host}: the answer cannot be read",
            }, unreached: true, e);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>钉钉: the address with <c>timestamp</c> (ms) and <c>sign</c> = Base64(HMAC-SHA256(secret, timestamp LF secret)).</summary>
    internal static string Signed(string url, string secret, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret),
            Encoding.UTF8.GetBytes($"{timestamp}\n{secret}")));
        return $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}timestamp={timestamp}&sign={Uri.EscapeDataString(sign)}";
    }

    private static HttpRequestMessage RobotRequest(string url, string text) =>
        new(HttpMethod.Post, url) { Content = JsonContent.Create(new { msgtype = "text", text = new { content = text } },
            options: EnforcementJson.Options) };

    /// <summary><c>sha256=</c> and the hex of HMAC-SHA256(secret, timestamp "." body).</summary>
    internal static string SignatureOf(string secret, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp + "."), .. body];
        return $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    /// <summary>
    /// JSON with <c>X-Enforcement-Delivery</c>, <c>X-Enforcement-Timestamp</c> (Unix seconds) and <c>X-Enforcement-Signature</c>.
    /// </summary>
    private HttpRequestMessage JsonRequest(string url, string secret, Guid id, Line line, string unit, DateTimeOffset at)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { id, line.NoticeId, unit, line.Kind, line.Text, line.CaseNumber,
            url = settings.PublicAddress + line.Path, line.At }, EnforcementJson.Options);
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        request.Headers.Add("X-Enforcement-Delivery", id.ToString());
        request.Headers.Add("X-Enforcement-Timestamp", timestamp);
        request.Headers.Add("X-Enforcement-Signature", SignatureOf(secret, timestamp, body));
        return request;
    }

    private string TextOf(Line line, CultureInfo language) =>
        string.Join('\n', new[] { Messages.In(language, "mail.subject", line.Text), line.CaseNumber, settings.PublicAddress
            + line.Path }.OfType<string>());
}
