namespace Enforcement.Api.Data;

/// <summary>
/// What a process holds in memory and another process of the installation may have changed in the database, beside the books of
/// <see cref="Stamps"/>.
/// </summary>
internal interface ISharedState
{
    /// <summary>Takes what the database says.</summary>
    Task LookAsync(EnforcementDb db, CancellationToken ct);
}
