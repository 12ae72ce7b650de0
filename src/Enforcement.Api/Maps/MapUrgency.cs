
namespace Enforcement.Api.Maps;

/// <summary>How pressing it is; the first is the most.</summary>
public enum MapUrgency
{
    /// <summary>A deadline has passed and what it asked for is still open.</summary>
    Late,
    /// <summary>The next deadline falls within 24 hours.</summary>
    Soon,
    /// <summary>A deadline runs.</summary>
    Running,
    /// <summary>No deadline runs.</summary>
    None,
}
