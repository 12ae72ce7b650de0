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

    /// <summary>True when the person has the role.</summary>
    public bool Is(PersonRole role) => Roles.Contains(role);
}
