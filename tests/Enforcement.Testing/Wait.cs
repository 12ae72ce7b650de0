using System.Diagnostics;

namespace Enforcement.Testing;

/// <summary>Waits for a state, with an end so generous that only what never comes meets it.</summary>
public static class Wait
{
    /// <summary>Returns when it holds; fails after a minute.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromMinutes(1)) throw new TimeoutException("What was waited for did not come within a minute.");
            await Task.Delay(50);
        }
    }
}
