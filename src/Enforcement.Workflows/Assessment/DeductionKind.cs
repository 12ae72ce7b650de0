
namespace Enforcement.Workflows.Assessment;

/// <summary>What costs points (process.md section 6).</summary>
public enum DeductionKind
{
    /// <summary>逾期案件: a deadline of the unit's own passed in the period; once a case and period, however many passed.</summary>
    OverdueCase,
    /// <summary>通报 (Art 24).</summary>
    Bulletin,
    /// <summary>月报迟报 (Art 15).</summary>
    LateReport,
    /// <summary>月报漏报 (Art 15): nothing had come by the period's end.</summary>
    MissingReport,
    /// <summary>仅卫片发现的图斑, of a confirmed review (Art 16).</summary>
    SatelliteOnly,
    /// <summary>督办 (Art 25).</summary>
    Supervision,
    /// <summary>市级挂账 (Art 27).</summary>
    MunicipalListing,
    /// <summary>历年挂账未销账 (Art 30): on the list since before the period, and still at its end.</summary>
    ListedItem,
}
