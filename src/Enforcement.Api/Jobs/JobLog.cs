using Hangfire.AspNetCore;
using Hangfire.Logging;

namespace Enforcement.Api.Jobs;

/// <summary>
/// The scheduler's log. It keeps one for the whole process, so that a host that ended before the process (in tests) must not break who
/// still runs.
/// </summary>
internal sealed class JobLog(ILoggerFactory factory) : ILogProvider, ILog
{
    private readonly AspNetCoreLogProvider _inner = new(factory);

    public ILog GetLogger(string name)
    {
        try
        {
            return _inner.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return this;
        }
    }

    public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string> messageFunc, Exception? exception = null) => false;
}
