using System.Collections.Frozen;

namespace Enforcement.Api.Data;

/// <summary>What SQL Server calls its errors, as far as the product cares (sys.messages).</summary>
internal static class SqlServerErrors
{
    /// <summary>
    /// Errors after which the same unit of work, begun anew, may succeed. The outcome of a commit whose line broke is not known:
    /// idempotency keys and unique indexes decide it.
    /// </summary>
    public static readonly FrozenSet<int> Transient = new[]
    {
        1205, // chosen as the victim of a deadlock
        1222, // a lock was not got in time
        3960, 3961, // the snapshot was overtaken by another transaction or by a change of the schema
        1204, 8645, 8651, // no locks, no memory for the query at present
        701, 802, // no memory at present
        -2, // the client's timeout
        -1, 2, 53, 64, 121, 233, 258, 10053, 10054, 10060, 10061, 11001, // the line, or nobody answers at its end
        596, // the session was ended by a kill, as at a restart or failover
        617, 669, 904, 921, 922, 926, 941, 945, 948, 952, 978, 983, 4060, // the database is starting, recovering or changing its role
        6005, 17142, 17197, 18401, // the server is stopping, paused or starting
        40143, 40197, 40501, 40613, 42108, 42109, 49918, 49919, 49920, // a managed instance moves or is busy
    }.ToFrozenSet();
}
