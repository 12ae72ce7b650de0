namespace Enforcement.Workflows.Cases;

/// <summary>What somebody must do next in a case.</summary>
public enum DutyKind
{
    Inspect,
    Stop,
    Determine,
    OrderSelfDemolition,
    /// <summary>See whether the party demolished within the term, and confirm it (Art 21).</summary>
    CheckSelfDemolition,
    /// <summary>Organise the forced demolition (Art 22); stays until it is demolished.</summary>
    ForceDemolition,
    /// <summary>Prove the service of the order: its term does not run before (送达).</summary>
    ProveService,
    FeedBack,
    RecordCityEntry,
    IssueBulletin,
    RequestSpecialMeeting,
    DecideSpecialMeeting,
    OpenSupervision,
    CopyToDiscipline,
    /// <summary>Record whether the city listed the case (Art 27).</summary>
    RecordMunicipalListing,
    ExplainAtMeeting,
    OpenAccountability,
    Resume,
}
