namespace Enforcement.Workflows.Kernel;

/// <summary>
/// A rule object of a closed list, known by its name: as it is in rows and texts, in camelCase in journals and the API. A name is never
/// changed.
/// </summary>
public interface INamed<TSelf> where TSelf : class, INamed<TSelf>
{
    /// <summary>In PascalCase.</summary>
    string Name { get; }

    /// <summary>The whole list, in the order in which people read it.</summary>
    static abstract IReadOnlyList<TSelf> All { get; }
}
