using Enforcement.Api.Data;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.SatelliteReview;

/// <summary>Who sees reviews at all.</summary>
public static class ReviewRules
{
    /// <summary>The district's bodies, and towns, which see their own once it is confirmed.</summary>
    public static bool MaySee(Actor reader) => ReadScope.Of(reader).WholeDistrict
        || reader.UnitKind is UnitKind.Town or UnitKind.DevelopmentZone;
}
