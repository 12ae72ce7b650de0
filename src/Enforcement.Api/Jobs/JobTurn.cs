namespace Enforcement.Api.Jobs;

/// <summary>Where a job stands in a drill, which runs them one after another: what one brings about, the next ones tell and send.</summary>
internal enum JobTurn
{
    /// <summary>What time alone brings about.</summary>
    Facts,
    /// <summary>Who is warned.</summary>
    Warnings,
    /// <summary>Messages from room to room.</summary>
    Messages,
    /// <summary>What leaves the house.</summary>
    Deliveries,
    /// <summary>What keeps the house in order.</summary>
    Upkeep,
}
