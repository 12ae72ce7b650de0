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

/// <summary>Finds by name.</summary>
public static class Named
{
    /// <summary>The one of a name, however its letters are written; null when none has it.</summary>
    public static T? Find<T>(string? name) where T : class, INamed<T> =>
        T.All.FirstOrDefault(n => n.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The one of a name that a row or a journal keeps.</summary>
    /// <exception cref="InvalidOperationException">None has it: never skipped in silence.</exception>
    public static T Of<T>(string name) where T : class, INamed<T> =>
        Find<T>(name) ?? throw new InvalidOperationException($"There is no {typeof(T).Name} {name}.");
}
