using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Documents;

/// <summary>作废: the number stays listed with its reason.</summary>
public sealed record VoidDocument(Guid Id, int? Version, string? Reason) : IRequest<Result<DocumentDetails>>, IAbout
{
    Subject? IAbout.About => DocumentsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<VoidDocument>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    internal sealed class Handler(DocumentSteps steps, LegalClock clock) : IRequestHandler<VoidDocument, Result<DocumentDetails>>
    {
        public Task<Result<DocumentDetails>> Handle(VoidDocument r, CancellationToken cancellationToken) =>
            steps.TakeAsync(r.Id, r.Version, DocumentAction.Void, _ => new DocumentVoided(clock.Now, r.Reason!.Trim()), cancellationToken);
    }
}
