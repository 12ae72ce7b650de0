namespace Enforcement.Workflows.Organisations;

/// <summary>What part a role has in the work.</summary>
public enum RolePart
{
    /// <summary>Works on leads, cases and what follows from them.</summary>
    Works,
    /// <summary>Keeps people, units, policies and calendars; decides nothing in a case.</summary>
    Administers,
    /// <summary>Reads and changes nothing.</summary>
    Reads,
}
