
namespace Enforcement.Api.Shared;

/// <summary>From what a request came to, to HTTP.</summary>
internal static class HttpResults
{
    /// <summary>200 with the value (or what <paramref name="ok"/> makes of it), or the refusal as a problem.</summary>
    public static IResult ToHttp<T>(this Result<T> result, Func<T, IResult>? ok = null) =>
        !result.IsOk ? new ProblemResult(result.Refusal) : ok is null ? Results.Ok(result.Value) : ok(result.Value);

    private sealed class ProblemResult(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Problem.Of(refusal).WriteAsync(httpContext);
    }
}
