using FluentValidation;
using MediatR;

namespace Enforcement.Api.Shared;

/// <summary>
/// Runs every validator of a request before its handler; a failure is a <see cref="ValidationException"/> (422 <c>validation</c>).
/// </summary>
internal sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var failures = new List<FluentValidation.Results.ValidationFailure>();
        foreach (var validator in validators) failures.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors);
        return failures.Count == 0 ? await next() : throw new ValidationException(failures);
    }
}
