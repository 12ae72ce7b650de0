using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Shared;

/// <summary>Runs every validator of a request before its handler; a failure is a <see cref="ValidationException"/> (422 <c>validation</c>).</summary>
internal sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var failures = new List<FluentValidation.Results.ValidationFailure>();
        foreach (var validator in validators) failures.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors);
        return failures.Count == 0 ? await next() : throw new ValidationException(failures);
    }
}

/// <summary>What a request acts on is looked for before anybody looks at the rest of it: a thing that is not there for them is 404, whatever was sent.</summary>
internal sealed class SubjectBehaviour<TRequest, TResponse>(Subjects subjects) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IAbout where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        await subjects.MissingAsync(request.About, cancellationToken) is { } missing ? TResponse.Refused(missing) : await next();
}

/// <summary>Someone else wrote first: pages and the API are told so by name (409 <c>conflict</c>) instead of by an exception.</summary>
internal sealed class ConflictBehaviour<TRequest, TResponse>(EnforcementDb db) : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return await next();
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsDuplicate())
        {
            db.ChangeTracker.Clear();
            return TResponse.Refused(new Refusal("conflict", RefusalKind.Conflict));
        }
    }
}
