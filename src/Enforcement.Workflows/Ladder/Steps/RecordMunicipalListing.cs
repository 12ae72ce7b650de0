using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using static Enforcement.Workflows.Cases.CaseRefusalReason;

namespace Enforcement.Workflows.Ladder;

/// <summary>市级挂账 with the city's number (Art 27).</summary>
public sealed record RecordMunicipalListing(DateTimeOffset At, string ListingNumber) : CaseCommand(CaseAction.RecordMunicipalListing, At)
{
    internal static StepRule Rule { get; } = new StepRule<RecordMunicipalListing>(CaseAction.RecordMunicipalListing)
    {
        Needs = (s, _) => s switch
        {
            { Listing: not null } => AlreadyDone,
            { CopiedOnSupervision: false } or { SupervisionOpened: false } => LowerStepMissing,
            _ => s.IsBreached(DeadlineKind.Supervision) ? null : SupervisionNotOverdue,
        },
        Fulfils = DutyKind.RecordMunicipalListing,
        Refuse = (_, c, _) => Values.Required(c.ListingNumber, "listingNumber"),
        Do = (_, c, _) =>
        [
            new MunicipalListingRecorded(c.At, c.ListingNumber),
            new DeadlineStarted(c.At, DeadlineKind.YearEnd, DeadlineCount.Until(
                LegalTime.DateOf(c.At), new DateOnly(LegalTime.DateOf(c.At).Year, 12, 31), "「办法」第二十七条")),
        ],
    };
}

/// <summary>The city listed the case: it is to be put right within the calendar year.</summary>
public sealed record MunicipalListingRecorded(DateTimeOffset At, string ListingNumber) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) =>
        s with { Listing = this, Ladder = s.Ladder.Close(LadderStep.MunicipalListing, LadderState.Done, At) };
}
