using Enforcement.Api.Shared;

namespace Enforcement.Api.Kernel;

/// <summary>
/// Who acts on what is not there for them is answered so before the body is read: whether it is JSON, and of the right shape, is nobody's
/// business who may not see what it is about. Reads need
/// none of it: they look for the thing first.
/// </summary>
internal sealed class SubjectMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Subjects subjects)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<SubjectKind>() is { } kind
            && await subjects.MissingAsync(kind.In(http.Request.RouteValues), http.RequestAborted) is { } missing)
            await Problem.Of(missing).WriteAsync(http);
        else await next(http);
    }
}
