using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Journal;

internal static class JournalEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/journal/verification", async (IMediator mediator, CancellationToken ct) =>
            await mediator.Send(new VerifyJournals(), ct))
            .Allow(PersonRole.Administrator, PersonRole.Auditor).WithTags("Journal");
}
