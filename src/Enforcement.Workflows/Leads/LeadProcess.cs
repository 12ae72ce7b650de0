using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Leads.LeadRefusalReason;

namespace Enforcement.Workflows.Leads;

/// <summary>
/// Who handles leads, as data (process.md sections 1 and 2). Who records them, the channel says (<see cref="LeadChannel.Recorders"/>).
/// </summary>
public static class LeadProcess
{
    private static readonly IReadOnlyList<Grant> Dispatchers = [.. Staff.Planning, .. Staff.Bureau];
    private static readonly IReadOnlyList<Grant> Sector = [.. Staff.Sector, .. Staff.Utility];

    /// <summary>True when the person dispatches leads.</summary>
    public static bool MayDispatch(Actor actor) => Dispatchers.Include(actor);

    /// <summary>True for the people of the town that has the lead.</summary>
    public static bool IsTownOf(Lead s, Actor actor) => actor.ActsFor(s.DispatchedTo) && Staff.Town.Include(actor);

    /// <summary>What a person is offered.</summary>
    public static IReadOnlyList<LeadAction> AllowedActions(Lead s, Actor actor) =>
        [.. Enum.GetValues<LeadAction>().Where(a => Blocks(s, a, actor) is null)];

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
        LeadAction.AttachEvidence or LeadAction.CorrectPin =>
            IsOnSite(s, actor) || MayDispatch(actor) || (actor.ActsFor(s.Recorded.Finder) && Sector.Include(actor)) ? null : NotYours,
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    /// <summary>The town that has it, the village in which it lies, and those of the two who found it.</summary>
    private static bool IsOnSite(Lead s, Actor actor) =>
        IsTownOf(s, actor)
        || (actor.UnitCode == s.Facts.Village && Staff.Village.Include(actor))
        || (actor.ActsFor(s.Recorded.Finder) && (Staff.Village.Include(actor) || Staff.Town.Include(actor)));
}
