namespace Enforcement.Api.Audit;

/// <summary>
/// How many failed sign-ins are written: 20 an hour for a name that is known; of all others 20 an hour from an address, and 200 together.
/// What goes beyond is
/// counted, and the next line that is written tells the number, so that an attack shows and fills nothing. Real time, in memory, each
/// process by itself.
/// </summary>
internal sealed class SignInFailures(TimeProvider real)
{
    private const int Each = 20, Unknown = 200;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _written = [];
    private long _hour;
    private int _unknown, _held;

    /// <summary>How many were held back since the last one that was written; null: hold this one back, too.</summary>
    /// <param name="name">The name of somebody, or null.</param>
    public int? Let(string? name, string from)
    {
        lock (_lock)
        {
            if (real.GetUtcNow().UtcTicks / TimeSpan.TicksPerHour is var hour && hour != _hour)
            {
                (_hour, _unknown) = (hour, 0);
                _written.Clear();
            }
            var key = name is null ? $"from {from}" : $"name {name}";
            var written = _written.GetValueOrDefault(key);
            if (written >= Each || (name is null && _unknown >= Unknown))
            {
                _held++;
                return null;
            }
            _written[key] = written + 1;
            if (name is null) _unknown++;
            (var held, _held) = (_held, 0);
            return held;
        }
    }
}
