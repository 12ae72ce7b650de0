
namespace Enforcement.Workflows.SatelliteReview;

/// <summary>What follows from a rating, to be done by planning (Art 16).</summary>
public enum FollowUpKind
{
    /// <summary>通报表扬.</summary>
    PraiseBulletin,
    /// <summary>提醒.</summary>
    Reminder,
    /// <summary>督促立即拆除.</summary>
    UrgeDemolition,
    /// <summary>内部通报.</summary>
    InternalBulletin,
    /// <summary>抄送区纪委区监委.</summary>
    CopyToDiscipline,
}
