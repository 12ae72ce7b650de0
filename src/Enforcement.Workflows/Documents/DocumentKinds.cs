using System.Reflection;

namespace Enforcement.Workflows.Documents;

/// <summary>Every kind of document: what the files of <c>Kinds</c> hold, each as <c>It</c>.</summary>
public static class DocumentKinds
{
    /// <summary>In the order of lists.</summary>
    public static IReadOnlyList<DocumentKind> All { get; } =
    [
        .. typeof(DocumentKind).Assembly.GetTypes()
            .Select(t => t.GetProperty("It", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<DocumentKind>().OrderBy(k => k.Order),
    ];
}
