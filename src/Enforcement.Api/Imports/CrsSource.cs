
namespace Enforcement.Api.Imports;

/// <summary>Where the coordinate system of a file comes from.</summary>
public enum CrsSource
{
    /// <summary>From nowhere: it must be asked for.</summary>
    Unknown,
    /// <summary>The sender's word.</summary>
    Told,
    /// <summary>The file's own.</summary>
    Declared,
    /// <summary>The only one in which the numbers lie in the district.</summary>
    Recognised,
}
