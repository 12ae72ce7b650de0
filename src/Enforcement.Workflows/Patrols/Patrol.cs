namespace Enforcement.Workflows.Patrols;

/// <summary>An entry of the ledger; it is written once.</summary>
public sealed record Patrol(PatrolRecorded Recorded)
{
    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">Anything but the one entry.</exception>
    public static Patrol Evolve(Patrol? s, PatrolEvent e) => (s, e) switch
    {
        (null, PatrolRecorded r) => new Patrol(r),
        _ => throw new InvalidOperationException($"Unexpected entry {e.GetType().Name} of a patrol."),
    };
}
