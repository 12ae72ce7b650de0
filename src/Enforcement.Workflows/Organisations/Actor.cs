namespace Enforcement.Workflows.Organisations;

/// <summary>Who acts, and for which unit. Every command and every journal entry carries one.</summary>
/// <param name="UserName">Sign-in name, unique; <c>system</c> for the clock.</param>
/// <param name="DisplayName">Name as people read it.</param>
/// <param name="UnitCode">Code of the one unit that the person belongs to.</param>
/// <param name="UnitKind">Kind of that unit.</param>
/// <param name="Roles">The person's roles, at least one.</param>
public sealed record Actor(string UserName, string DisplayName, string UnitCode, UnitKind UnitKind, IReadOnlyList<PersonRole> Roles)
{
    /// <summary>The clock itself: records what time brought about (a passed deadline). May do nothing else.</summary>
    public static Actor System { get; } = new("system", "系统", "110118", UnitKind.District, []);

    /// <summary>
    /// Codes of the units that went into the actor's, e.g. a merged town: what they left is the actor's unit's to finish, under their name.
    /// </summary>
    public IReadOnlyList<string> Predecessors { get; init; } = [];

    /// <summary>True for what is the actor's own unit's, or was left to it.</summary>
    public bool ActsFor(string? unit) => unit is not null && (unit == UnitCode || Predecessors.Contains(unit));

    /// <summary>True when the person has the role.</summary>
    public bool Is(PersonRole role) => Roles.Contains(role);
}
