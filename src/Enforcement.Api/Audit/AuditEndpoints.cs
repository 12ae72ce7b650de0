using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Audit;

internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit").Allow(PersonRole.Auditor);
        audit.MapGet("", async ([AsParameters] Asked asked, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(asked.ToRequest(), ct)).ToHttp()).Produces<Page<AuditItem>>().ProducesProblem(403);
        audit.MapGet("/export", async ([AsParameters] Asked asked, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ExportAudit(asked.ToRequest()), ct)).ToHttp(f => f.ToHttp()))
            .Produces(200).ProducesProblem(403);
    }

    /// <summary>The filter, as the address carries it.</summary>
    internal sealed record Asked(string? User, string? Unit, QueryEnum<AuditAction>? Action, string? Subject, DateOnly? From,
        DateOnly? To, int? Page, int? PageSize)
    {
        public FindAudit ToRequest() => new(PageRequest.Of(Page, PageSize), User, Unit, Action?.Value, Subject, From, To);
    }
}
