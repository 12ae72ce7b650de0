using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Leads.LeadRefusalReason;

namespace Enforcement.Workflows.Processes;

/// <summary>Who records and handles leads, as data (process.md sections 1 and 2).</summary>
public static class LeadProcess
{
    private static readonly Grant[] Town =
    [
        new(UnitKind.Town, PersonRole.Inspector), new(UnitKind.Town, PersonRole.UnitLead),
        new(UnitKind.DevelopmentZone, PersonRole.Inspector), new(UnitKind.DevelopmentZone, PersonRole.UnitLead),
    ];
    private static readonly Grant[] Village = [new(UnitKind.Village, PersonRole.VillagePatroller)];
    private static readonly Grant[] Planning = [new(UnitKind.Planning, PersonRole.PlanningOfficer)];
    private static readonly Grant[] Bureau = [new(UnitKind.UrbanEnforcement, PersonRole.Supervisor)];
    private static readonly Grant[] Sector = [new(UnitKind.Sector, PersonRole.Inspector), new(UnitKind.Utility, PersonRole.UtilityLiaison)];

    /// <summary>Who records leads of a channel.</summary>
    public static IReadOnlyDictionary<LeadChannel, IReadOnlyList<Grant>> Recorders { get; } = new Dictionary<LeadChannel, IReadOnlyList<Grant>>
    {
        [LeadChannel.Satellite] = Planning,
        [LeadChannel.Hotline] = [.. Bureau, .. Planning, .. Town],
        [LeadChannel.Patrol] = [.. Village, .. Town, .. Planning, .. Bureau, .. Sector],
        [LeadChannel.Report] = [.. Sector, .. Planning, .. Bureau, .. Town],
    };

    private static readonly Grant[] Dispatchers = [.. Planning, .. Bureau];

    /// <summary>True when the person records leads of the channel.</summary>
    public static bool MayRecord(Actor actor, LeadChannel channel) => Has(actor, Recorders[channel]);

    /// <summary>True when the person dispatches leads.</summary>
    public static bool MayDispatch(Actor actor) => Has(actor, Dispatchers);

    /// <summary>True for the people of the town that has the lead.</summary>
    public static bool IsTownOf(Lead s, Actor actor) => actor.ActsFor(s.DispatchedTo) && Has(actor, Town);

    /// <summary>What a person is offered.</summary>
    public static IReadOnlyList<LeadAction> AllowedActions(Lead s, Actor actor) => [.. Enum.GetValues<LeadAction>().Where(a => Blocks(s, a, actor) is null)];

    /// <summary>The first reason against an action, or null.</summary>
    public static LeadRefusalReason? Blocks(Lead s, LeadAction action, Actor actor) => action switch
    {
        LeadAction.Dispatch => !MayDispatch(actor) ? NotYours : s.IsOpen ? null : LeadNotOpen,
        LeadAction.Verify => s.DispatchedTo is not null && !IsTownOf(s, actor) ? NotYours
            : s.State == LeadState.Dispatched ? null
            : s.DispatchedTo is null ? NotDispatched : LeadNotOpen,
        // With a town it is the town's to say; before, of who dispatches.
        LeadAction.Reject => !(s.State == LeadState.Dispatched ? IsTownOf(s, actor) : MayDispatch(actor) || IsTownOf(s, actor)) ? NotYours
            : s.State == LeadState.Dispatched || (s.IsOpen && MayDispatch(actor)) ? null : LeadNotOpen,
        LeadAction.Dissuade or LeadAction.CheckPermit => !IsOnSite(s, actor) ? NotYours : s.IsOpen ? null : LeadNotOpen,
        // A photo may come in days after the finding, when the phone has signal again: it is never refused for that.
        LeadAction.AttachEvidence or LeadAction.CorrectPin => IsOnSite(s, actor) || Has(actor, Dispatchers) || (actor.ActsFor(s.Recorded.Finder) && Has(actor, Sector)) ? null : NotYours,
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    /// <summary>The town that has it, the village in which it lies, and those of the two who found it.</summary>
    private static bool IsOnSite(Lead s, Actor actor) =>
        IsTownOf(s, actor)
        || (actor.UnitCode == s.Facts.Village && Has(actor, Village))
        || (actor.ActsFor(s.Recorded.Finder) && (Has(actor, Village) || Has(actor, Town)));

    private static bool Has(Actor actor, IReadOnlyList<Grant> grants) => grants.Any(g => g.Unit == actor.UnitKind && actor.Is(g.Role));
}
