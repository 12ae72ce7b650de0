using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Simulation;

/// <summary>Who may touch the simulated clock: administrators, where simulation is on.</summary>
internal sealed class SimulationAccess(EnforcementSettings settings, ICurrentActor current)
{
    public Refusal? Refused() =>
        !settings.Simulation ? Refusal.NotFound
        : current.Actor?.Is(PersonRole.Administrator) != true ? Refusal.Forbidden
        : null;
}
