namespace Enforcement.Workflows.Ladder;

/// <summary>Steps of the escalation ladder, from the lowest (process.md section 4).</summary>
public enum LadderStep
{
    /// <summary>通报 (Art 24).</summary>
    Bulletin,
    /// <summary>专题会 (Art 25).</summary>
    SpecialMeeting,
    /// <summary>督办, with the copy to discipline 抄送 (Art 25).</summary>
    Supervision,
    /// <summary>市级挂账 (Art 27).</summary>
    MunicipalListing,
    /// <summary>问责 (Art 27).</summary>
    Accountability,
}
