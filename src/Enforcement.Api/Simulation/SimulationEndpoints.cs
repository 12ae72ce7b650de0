using Enforcement.Api.Jobs;
using Enforcement.Api.Shared;
using Enforcement.Api.Shared.Idempotency;
using Enforcement.Workflows.Organisations;
using MediatR;

namespace Enforcement.Api.Simulation;

internal static class SimulationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        if (!api.ServiceProvider.GetRequiredService<EnforcementSettings>().Simulation) return; // 404
        var simulation = api.MapGroup("/simulation").WithTags("Simulation").Allow(PersonRole.Administrator);
        simulation.MapGet("/clock", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetClock(), ct)).ToHttp())
            .Produces<ClockView>();
        simulation.MapPut("/clock", async (MoveClock move, IMediator mediator, CancellationToken ct) => (await mediator.Send(move, ct))
            .ToHttp())
            .Produces<ClockView>().ProducesProblem(409).ProducesProblem(422);
        simulation.MapPost("/run-jobs", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new RunJobs(), ct))
            .ToHttp())
            .Produces<IReadOnlyDictionary<string, JobOutcome>>().WithMetadata(new OwnTransactions());
    }
}
