using System.Text.Json.Serialization;
using FluentValidation;

namespace Enforcement.Api.Shared;

/// <summary>An answer that says no (RFC 9457), with a stable code and a message in the caller's language.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable name of the class of refusal, e.g. <c>invalid-in-stage</c>; of the exact one for 422.</param>
/// <param name="Detail">What a person can act on.</param>
internal sealed record Problem(int Status, string Code, string Detail)
{
    public string Type => $"urn:enforcement:problem:{Code}";
    public string Title => Messages.Find($"refusal.{Code}") is { } title && !title.Contains('{') ? title : Detail;

    /// <summary>The exact reason, where the code names only its class.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>Messages per camelCase field.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Finds an unexpected failure in the log.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }

    public Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        return http.Response.WriteAsJsonAsync(this, options: null, "application/problem+json", http.RequestAborted);
    }

    /// <summary>A problem whose message is the one of its code.</summary>
    public static Problem Of(int status, string code) => new(status, code, Messages.Of($"refusal.{code}"));

    public static Problem Of(Refusal refusal)
    {
        var (status, code) = refusal.Kind switch
        {
            RefusalKind.InvalidInStage => (409, "invalid-in-stage"),
            RefusalKind.Conflict => (409, refusal.Code),
            RefusalKind.Invalid => (422, refusal.Code),
            RefusalKind.TooLarge => (413, refusal.Code),
            RefusalKind.Unauthenticated => (401, refusal.Code),
            RefusalKind.Forbidden => (403, "forbidden"),
            RefusalKind.NotFound => (404, "not-found"),
            _ => throw new InvalidOperationException($"No answer for a refusal of kind {refusal.Kind}."),
        };
        var message = Messages.Of(refusal);
        return new Problem(status, code, message)
        {
            Reason = refusal.Code == code ? null : refusal.Code,
            Errors = refusal.Field is { } field ? new Dictionary<string, string[]> { [field] = [message] } : null,
        };
    }

    /// <summary>422 <c>validation</c>; <c>Party.IdNumber</c> is the field <c>party.idNumber</c>.</summary>
    public static Problem Of(ValidationException e) => Of(422, "validation") with
    {
        Errors = e.Errors.GroupBy(f => Camel(f.PropertyName)).ToDictionary(g => g.Key, g => g.Select(ValidationMessages.Of).ToArray()),
    };

    private static string Camel(string path) =>
        string.Join('.', path.Split('.').Select(part => part is "" ? "" : char.ToLowerInvariant(part[0]) + part[1..]));
}
