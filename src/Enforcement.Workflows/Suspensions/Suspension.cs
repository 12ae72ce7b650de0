using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Suspensions;

/// <summary>What is suspended (Art 29, 30).</summary>
public enum SuspensionKind
{
    /// <summary>地区产业项目: a town's industrial projects, until its new illegal constructions are all cleared.</summary>
    TownProjects,
    /// <summary>违法项目及项目主体: the project of a case and its party, until the case is over and its town's new illegal constructions are all cleared.</summary>
    CaseProject,
    /// <summary>挂账项目及项目主体: a listed item's own project and party, until it is delisted.</summary>
    ListedItem,
}

/// <summary>What happened to a suspension; what its journal keeps.</summary>
public abstract record SuspensionEvent(DateTimeOffset At);

#pragma warning disable CS1591
/// <param name="Subject">What is suspended, in words: the town, the project.</param>
/// <param name="Party">Whose projects, or null.</param>
/// <param name="About">Town code, case number or id of the listed item: what its end depends on.</param>
public sealed record SuspensionOpened(DateTimeOffset At, Guid Id, SuspensionKind Kind, string Town, string Subject, string? Party, string About, string Basis) : SuspensionEvent(At);
/// <summary>The case that it hangs on has another party, or one at last (Art 29).</summary>
public sealed record SuspensionPartyIdentified(DateTimeOffset At, string? Party, string? OldParty) : SuspensionEvent(At);
/// <summary>What it waited for has come about: the system proposes to lift it (process.md section 6).</summary>
public sealed record LiftProposed(DateTimeOffset At, string Reason) : SuspensionEvent(At);
/// <summary>It came undone before people lifted it: a proposal that stood is taken back, and a reason that was refused is a new one when it comes about again.</summary>
public sealed record LiftWithdrawn(DateTimeOffset At) : SuspensionEvent(At);
public sealed record SuspensionLifted(DateTimeOffset At, string Reason) : SuspensionEvent(At);
/// <summary>People decided that it stays for now; it is proposed again when the reason for it changes.</summary>
public sealed record LiftRefused(DateTimeOffset At, string Reason) : SuspensionEvent(At);
#pragma warning restore CS1591

/// <summary>Who does what with suspensions.</summary>
public static class SuspensionRules
{
    /// <summary>The district's leader decides; the planning branch records what was decided.</summary>
    public static bool MayDecide(Actor actor) => (actor is { UnitKind: UnitKind.District } && actor.Is(PersonRole.DistrictLeader)) || (actor is { UnitKind: UnitKind.Planning } && actor.Is(PersonRole.PlanningOfficer));

    /// <summary>Who asks the check desk: the bodies that approve projects, and those that decide.</summary>
    public static bool MayCheck(Actor actor) => MayDecide(actor) || (actor is { UnitKind: UnitKind.Sector or UnitKind.Utility } && actor.Roles.Count > 0);
}
