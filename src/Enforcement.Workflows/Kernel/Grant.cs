using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Kernel;

/// <summary>Who may do something: people of a kind of unit with a role. For towns, of the thing's own town.</summary>
public sealed record Grant(UnitKind Unit, PersonRole Role)
{
    /// <summary>True for a person of the unit's kind and role.</summary>
    public bool IsHeldBy(Actor actor) => actor.UnitKind == Unit && actor.Is(Role);
}
