
namespace Enforcement.Workflows.SatelliteReview;

/// <summary>What a town's comparison says (Art 16).</summary>
public enum Rating
{
    /// <summary>一致: demolition goes on, a bulletin of praise.</summary>
    Consistent,
    /// <summary>Between the two: a reminder.</summary>
    Between,
    /// <summary>较大差距: immediate demolition urged, internal bulletin, copy to discipline.</summary>
    LargeGap,
    /// <summary>No patch in the town: no rating.</summary>
    None,
}
