namespace Enforcement.Workflows.Kernel;

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
