using System.Reflection;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Kernel;

namespace Enforcement.Testing;

/// <summary>Some value of a type that is known by its name, where a test makes up values of every type.</summary>
public static class NamedSample
{
    private static readonly MethodInfo First = ((Func<object>)FirstOf<DocumentKind>).Method.GetGenericMethodDefinition();

    /// <summary>The first of its list; null when the type is none of these.</summary>
    public static object? Of(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INamed<>))
            ? First.MakeGenericMethod(type).Invoke(null, null) : null;

    private static object FirstOf<T>() where T : class, INamed<T> => T.All[0];
}
