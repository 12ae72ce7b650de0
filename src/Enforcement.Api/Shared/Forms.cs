namespace Enforcement.Api.Shared;

internal static class Forms
{
    /// <summary>The form of a request that brings files.</summary>
    /// <exception cref="BadHttpRequestException">400: what was sent is no form, though it says so.</exception>
    public static async Task<IFormCollection> FormAsync(this HttpRequest request, CancellationToken ct)
    {
        try
        {
            return await request.ReadFormAsync(ct);
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException && e is not BadHttpRequestException))
        {
            throw new BadHttpRequestException("The multipart body is malformed.", e);
        }
    }
}
