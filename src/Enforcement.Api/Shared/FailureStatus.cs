using Enforcement.Api.Data;

namespace Enforcement.Api.Shared;

/// <summary>What a failure answers with.</summary>
public static class FailureStatus
{
    /// <summary>503 where the database was away or busy, so that the same step may succeed in a moment; else 500.</summary>
    public static int Of(Exception e) => e.IsTransient() ? 503 : 500;
}
