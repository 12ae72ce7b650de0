using System.ComponentModel.DataAnnotations;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Tracks.InProgress;

namespace Enforcement.Api.Cases;

/// <summary>
/// What a person sends to do an action: the same body from a page as from the API. <see cref="At"/> is when it happened
/// (default: now); <see cref="Version"/> the version of the case that they saw (absent: not compared).
/// </summary>
public abstract record CaseActionBody
{
    /// <summary>The case's version that the person saw.</summary>
    public int? Version { get; init; }

    /// <summary>When it happened, with offset; default now.</summary>
    public DateTimeOffset? At { get; init; }

    internal abstract CaseCommand ToCommand(DateTimeOffset now);

    private protected DateTimeOffset When(DateTimeOffset now) => At ?? now;
}

public sealed record InspectBody : CaseActionBody
{
    public bool PermitPresented { get; init; }
    public string? PermitNumber { get; init; }
    public bool PermitValid { get; init; }
    [Required] public string? Findings { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) =>
        new Inspect(When(now), PermitPresented, PermitNumber, PermitValid, Findings!);
}

public sealed record StopBody : CaseActionBody
{
    [Required] public StopDocument? Document { get; init; }
    [Required] public DateTimeOffset? ServedAt { get; init; }
    [Required] public ServiceMethod? Method { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) => new Stop(When(now), Document!.Value, ServedAt!.Value, Method!.Value);
}

public sealed record DetermineBody : CaseActionBody
{
    [Required] public bool? Illegal { get; init; }
    [Required] public string? Basis { get; init; }
    [Required] public LandCategory? LandCategory { get; init; }
    public bool Organised { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) =>
        new Determine(When(now), Illegal!.Value, Basis!, LandCategory!.Value, Organised);
}

public sealed record OrderSelfDemolitionBody : CaseActionBody
{
    [Required] public DateTimeOffset? ServedAt { get; init; }
    [Required] public int? TermDays { get; init; }
    public ServiceMethod Method { get; init; } = ServiceMethod.Direct;
    /// <summary>Ids of the case's evidence that prove the service; without any the term waits.</summary>
    public IReadOnlyList<Guid> Proof { get; init; } = [];
    internal override CaseCommand ToCommand(DateTimeOffset now) =>
        new OrderSelfDemolition(When(now), ServedAt!.Value, TermDays!.Value, Method, Proof ?? []);
}

public sealed record ProveServiceBody : CaseActionBody
{
    public IReadOnlyList<Guid> Proof { get; init; } = [];
    internal override CaseCommand ToCommand(DateTimeOffset now) => new ProveService(When(now), Proof ?? []);
}

public sealed record ConfirmDemolitionBody : CaseActionBody
{
    [Required] public DemolishedBy? By { get; init; }
    [Required] public DateTimeOffset? DemolishedAt { get; init; }
    public IReadOnlyList<Guid> Evidence { get; init; } = [];
    internal override CaseCommand ToCommand(DateTimeOffset now) =>
        new ConfirmDemolition(When(now), By!.Value, DemolishedAt!.Value, Evidence ?? []);
}

public sealed record PlanForcedDemolitionBody : CaseActionBody
{
    [Required] public DateTimeOffset? PlannedAt { get; init; }
    public string? EmergencyReason { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) => new PlanForcedDemolition(When(now), PlannedAt!.Value, EmergencyReason);
}

public sealed record FeedBackBody : CaseActionBody
{
    internal override CaseCommand ToCommand(DateTimeOffset now) => new FeedBack(When(now));
}

public sealed record RecordCityEntryBody : CaseActionBody
{
    [Required] public string? EntryNumber { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) => new RecordCityEntry(When(now), EntryNumber!);
}

public sealed record IssueBulletinBody : CaseActionBody
{
    internal override CaseCommand ToCommand(DateTimeOffset now) => new IssueBulletin(When(now));
}

public sealed record RequestSpecialMeetingBody : CaseActionBody
{
    internal override CaseCommand ToCommand(DateTimeOffset now) => new RequestSpecialMeeting(When(now));
}

public sealed record DecideSpecialMeetingBody : CaseActionBody
{
    [Required] public bool? Approved { get; init; }
    public string? Reason { get; init; }
    public string? MinutesNumber { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) =>
        new DecideSpecialMeeting(When(now), Approved!.Value, Reason ?? "", MinutesNumber);
}

public sealed record OpenSupervisionBody : CaseActionBody
{
    public DateOnly? DueOn { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) => new OpenSupervision(When(now), DueOn);
}

public sealed record ReplySupervisionBody : CaseActionBody
{
    [Required] public string? Progress { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) => new ReplySupervision(When(now), Progress!);
}

public sealed record CopyToDisciplineBody : CaseActionBody
{
    internal override CaseCommand ToCommand(DateTimeOffset now) => new CopyToDiscipline(When(now));
}

public sealed record RecordMunicipalListingBody : CaseActionBody
{
    [Required] public string? ListingNumber { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) => new RecordMunicipalListing(When(now), ListingNumber!);
}

public sealed record ExplainAtMeetingBody : CaseActionBody
{
    internal override CaseCommand ToCommand(DateTimeOffset now) => new ExplainAtMeeting(When(now));
}

public sealed record OpenAccountabilityBody : CaseActionBody
{
    internal override CaseCommand ToCommand(DateTimeOffset now) => new OpenAccountability(When(now));
}

public sealed record SuspendBody : CaseActionBody
{
    [Required] public string? Reason { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) => new Suspend(When(now), Reason!);
}

public sealed record ResumeBody : CaseActionBody
{
    internal override CaseCommand ToCommand(DateTimeOffset now) => new Resume(When(now));
}

public sealed record ExtendBody : CaseActionBody
{
    [Required] public int? Days { get; init; }
    [Required] public string? Reason { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) => new Extend(When(now), Days!.Value, Reason!);
}

public sealed record ReportObstructionBody : CaseActionBody
{
    [Required] public string? Description { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) => new ReportObstruction(When(now), Description!);
}

public sealed record TransferCrimeBody : CaseActionBody
{
    [Required] public string? Reason { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) => new TransferCrime(When(now), Reason!);
}

public sealed record IdentifyPartyBody : CaseActionBody
{
    [Required] public PartyBody? Party { get; init; }
    /// <summary>Why, when a party is known already.</summary>
    public string? Reason { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) => new IdentifyParty(When(now), Party!.ToParty(), Reason, []);
}

public sealed record WithdrawBody : CaseActionBody
{
    [Required] public string? Reason { get; init; }
    internal override CaseCommand ToCommand(DateTimeOffset now) => new Withdraw(When(now), Reason!);
}
