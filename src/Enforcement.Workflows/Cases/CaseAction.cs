namespace Enforcement.Workflows.Cases;

/// <summary>What people may ask of a case; the names of the contract's actions, in its order.</summary>
public enum CaseAction
{
    Inspect,
    Stop,
    Determine,
    OrderSelfDemolition,
    ConfirmDemolition,
    PlanForcedDemolition,
    FeedBack,
    RecordCityEntry,
    IssueBulletin,
    RequestSpecialMeeting,
    DecideSpecialMeeting,
    OpenSupervision,
    CopyToDiscipline,
    RecordMunicipalListing,
    ExplainAtMeeting,
    OpenAccountability,
    Suspend,
    Resume,
    Extend,
    ReportObstruction,
    TransferCrime,
    Withdraw,
    AttachEvidence,
    JoinLead,
    CorrectPin,
    ProveService,
    ReplySupervision,
    IdentifyParty,
}
