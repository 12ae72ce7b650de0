using Enforcement.Workflows.Deadlines;

namespace Enforcement.Api.Shared;

/// <summary>
/// The one clock of the product: legal time with offset +08:00. Real time, or — with simulation on, once it was
/// set — a simulated instant that stands still until it is moved forward again, so that a drill is repeatable to the second.
/// Read once at the edge and passed on as a value.
/// </summary>
public sealed class LegalClock(TimeProvider real)
{
    private long _simulatedTicks; // 0: real time

    /// <summary>Now, with offset +08:00.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var ticks = Interlocked.Read(ref _simulatedTicks);
            return ticks == 0 ? LegalTime.In(real.GetUtcNow()) : LegalTime.In(new DateTimeOffset(ticks, TimeSpan.Zero));
        }
    }

    /// <summary>True once the clock was simulated.</summary>
    public bool IsSimulated => Interlocked.Read(ref _simulatedTicks) != 0;

    /// <summary>Stands the clock at an instant. The Simulation room alone calls this, after it stored the instant.</summary>
    internal void StandAt(DateTimeOffset instant) => Interlocked.Exchange(ref _simulatedTicks, instant.UtcTicks);
}
