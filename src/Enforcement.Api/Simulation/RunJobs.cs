using Enforcement.Api.Jobs;
using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Simulation;

/// <summary>
/// Runs every due job once, and returns when they are done: the sweep until nothing more is due, then the outbox until it is empty.
/// </summary>
public sealed record RunJobs : IRequest<Result<IReadOnlyDictionary<string, JobOutcome>>>
{
    internal sealed class Handler(SimulationAccess access, JobRunner runner) : IRequestHandler<RunJobs,
        Result<IReadOnlyDictionary<string, JobOutcome>>>
    {
        public async Task<Result<IReadOnlyDictionary<string, JobOutcome>>> Handle(RunJobs request, CancellationToken cancellationToken)
        {
            if (access.Refused() is { } refused) return refused;
            var results = new Dictionary<string, JobOutcome>();
            foreach (var job in JobList.All.Where(j => j.CatchesUp)) results[job.Name] = await runner.RunAsync(job, cancellationToken);
            return results;
        }
    }
}
