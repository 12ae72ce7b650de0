using Enforcement.Api.Kernel;
using MediatR;

namespace Enforcement.Api.Shared;

/// <summary>
/// What a request acts on is looked for before anybody looks at the rest of it: a thing that is not there for them is 404, whatever was
/// sent.
/// </summary>
internal sealed class SubjectBehaviour<TRequest, TResponse>(Subjects subjects) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IAbout where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        await subjects.MissingAsync(request.About, cancellationToken) is { } missing ? TResponse.Refused(missing) : await next();
}
