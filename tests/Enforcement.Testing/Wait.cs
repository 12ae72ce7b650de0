using System.Diagnostics;

namespace Enforcement.Testing;

/// <summary>
/// The one place where a test waits: for a state, with an end so far away that only a fault reaches it, however slow the machine.
/// </summary>
public static class Wait
{
    /// <summary>After this long, what was waited for will not come.</summary>
    public static readonly TimeSpan End = TimeSpan.FromMinutes(2);

    /// <summary>Until it is so; fails at the <see cref="End"/>, saying what was waited for.</summary>
    public static Task UntilAsync(Func<bool> isSo, string what) => UntilAsync(() => Task.FromResult(isSo()), what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        ArgumentNullException.ThrowIfNull(isSo);
        var watch = Stopwatch.StartNew();
        for (var pause = 1; !await isSo(); pause = Math.Min(pause * 2, 50))
        {
            if (watch.Elapsed > End) throw new TimeoutException($"Waited {End.TotalSeconds:0} s in vain: {what}.");
            await Task.Delay(pause);
        }
    }
}
