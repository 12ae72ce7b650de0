using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Enforcement.Api.Shared.Idempotency;

/// <summary>Tells whether two requests are the same one sent twice.</summary>
internal static class RequestHash
{
    public static string Of(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    /// <summary>Of address and body; of a multipart body its parts, since a client that sends again chooses a new boundary.</summary>
    public static async Task<string> OfAsync(HttpContext http)
    {
        var request = http.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{request.Path}{request.QueryString}");
        request.EnableBuffering(bufferThreshold: 64 << 10);
        if (request.HasFormContentType && MediaTypeHeaderValue.Parse(request.ContentType).Boundary is { HasValue: true } boundary)
        {
            await request.Body.CopyToAsync(Stream.Null, http.RequestAborted); // the reader may stop before the end
            request.Body.Position = 0;
            var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(boundary).ToString(), request.Body);
            while (await ReadAsync(reader, http.RequestAborted) is { } part)
            {
                Add(hash, $"{part.ContentDisposition}\n{part.ContentType}");
                await AddAsync(hash, part.Body, http.RequestAborted);
            }
        }
        else
        {
            await AddAsync(hash, request.Body, http.RequestAborted);
        }
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<MultipartSection?> ReadAsync(MultipartReader reader, CancellationToken ct)
    {
        try
        {
            return await reader.ReadNextSectionAsync(ct);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new BadHttpRequestException("The multipart body is malformed.", e);
        }
    }

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes($"{text}\n"));

    private static async Task AddAsync(IncrementalHash hash, Stream stream, CancellationToken ct)
    {
        var buffer = new byte[16 << 10];
        long length = 0;
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0; length += read) hash.AppendData(buffer, 0, read);
        Add(hash, $"\n{length}");
    }
}
