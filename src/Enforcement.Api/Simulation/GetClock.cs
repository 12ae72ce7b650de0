using Enforcement.Api.Shared;
using MediatR;

namespace Enforcement.Api.Simulation;

/// <summary>The clock of the product.</summary>
/// <param name="Now">Legal time, +08:00.</param>
/// <param name="Simulated">True: it stands still until it is moved.</param>
public sealed record ClockView(DateTimeOffset Now, bool Simulated);

/// <summary>Reads the clock; <c>not-found</c> with simulation off, for administrators only.</summary>
public sealed record GetClock : IRequest<Result<ClockView>>
{
    internal sealed class Handler(SimulationAccess access, LegalClock clock) : IRequestHandler<GetClock, Result<ClockView>>
    {
        public Task<Result<ClockView>> Handle(GetClock request, CancellationToken cancellationToken) =>
            Task.FromResult(access.Refused() ?? (Result<ClockView>)new ClockView(clock.Now, clock.IsSimulated));
    }
}
