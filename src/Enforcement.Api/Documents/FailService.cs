using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Documents;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Documents;

/// <summary>An attempt to serve that failed; it may be tried again, in another way.</summary>
public sealed record FailService(Guid Id, FailServiceBody Body) : IRequest<Result<DocumentDetails>>, IAbout
{
    Subject? IAbout.About => DocumentsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<FailService>
    {
        public Validator()
        {
            RuleFor(r => r.Body.Method).NotNull().OverridePropertyName("method");
            RuleFor(r => r.Body.At).NotNull().OverridePropertyName("at");
            RuleFor(r => r.Body.Reason).NotEmpty().MaximumLength(500).OverridePropertyName("reason");
        }
    }

    internal sealed class Handler(DocumentSteps steps, LegalClock clock) : IRequestHandler<FailService, Result<DocumentDetails>>
    {
        public Task<Result<DocumentDetails>> Handle(FailService r, CancellationToken cancellationToken) =>
            steps.TakeAsync(r.Id, r.Body.Version, DocumentAction.FailService, d =>
                r.Body.At > clock.Now ? new Refusal("document-in-the-future", RefusalKind.Invalid, "at")
                : r.Body.At < d.Issued!.At.AddMinutes(-1) ? new Refusal("document-before-issue", RefusalKind.Invalid, "at", d.Issued.At)
                : (Result<DocumentEvent>)new DocumentServiceFailed(r.Body.At!.Value, r.Body.Method!.Value, r.Body.Reason!.Trim()),
                cancellationToken);
    }
}

/// <summary>When, how and why it failed.</summary>
public sealed record FailServiceBody(int? Version, ServiceMethod? Method, DateTimeOffset? At, string? Reason);
