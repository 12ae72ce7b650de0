using System.Text.Json;
using Enforcement.Api.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Shared;

/// <summary>
/// Whatever goes wrong below <c>/api</c> answers as a problem with a code; a bug answers with nothing but where to find it in the log.
/// </summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return; // the caller is gone
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await Of(e, http).WriteAsync(http);
            return;
        }
        if (OfStatus(http.Response.StatusCode) is { } code
            && http.Response is { HasStarted: false, ContentType: null, ContentLength: null or 0 })
            await Problem.Of(http.Response.StatusCode, code).WriteAsync(http);
    }

    private Problem Of(Exception e, HttpContext http)
    {
        switch (e)
        {
            case ValidationException invalid:
                return Problem.Of(invalid);
            case DbUpdateConcurrencyException:
            case DbUpdateException duplicate when duplicate.IsDuplicate():
                return Problem.Of(409, "conflict");
            case BadHttpRequestException bad:
                var problem = Problem.Of(bad.StatusCode, OfStatus(bad.StatusCode) ?? "malformed");
                return bad.InnerException is JsonException { Path: { Length: > 2 } path }
                    ? problem with { Errors = new Dictionary<string,
                        string[]> { [path[2..]] = [problem.Detail] } } // "$.at" is the field "at"
                    : problem;
            case { } away when away.IsTransient():
                log.LogWarning(e, "The database did not do {Method} {Path}", http.Request.Method, http.Request.Path);
                http.Response.Headers.RetryAfter = "2";
                return Problem.Of(503, "try-again");
            default:
                log.LogError(e, "Unexpected failure in {Method} {Path}", http.Request.Method, http.Request.Path);
                return Problem.Of(500, "unexpected") with { TraceId = http.TraceIdentifier };
        }
    }

    private static string? OfStatus(int status) => status switch
    {
        400 => "malformed",
        401 => "unauthenticated",
        403 => "forbidden",
        404 => "not-found",
        405 => "method-not-allowed",
        413 => "too-large",
        415 => "unsupported-media-type",
        429 => "too-many-requests",
        _ => null,
    };
}
