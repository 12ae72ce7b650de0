using Enforcement.Workflows.Leads;

namespace Enforcement.Api.Maps;

/// <summary>What stands on the map.</summary>
public enum MapKind
{
    /// <summary>A case in progress.</summary>
    Case,
    /// <summary>An open lead that is no patch.</summary>
    Lead,
    /// <summary>An open lead that is a patch 图斑 (<see cref="LeadChannel.IsPatch"/>).</summary>
    Patch,
}
