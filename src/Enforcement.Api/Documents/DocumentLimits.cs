using Enforcement.Api.Evidence;
using Enforcement.Workflows.Documents;

namespace Enforcement.Api.Documents;

/// <summary>Limits of what people type and upload.</summary>
internal static class DocumentLimits
{
    /// <summary>Characters of a value: some sixty pages.</summary>
    private const int MaxValue = 40_000;

    public static bool AreFine(IReadOnlyDictionary<string, string>? values) =>
        values is null || (values.Count <= 100 && values.Values.All(v => v is null || v.Length <= MaxValue));

    public static bool IsPaper(string contentType) =>
        contentType is "application/pdf" or ContentTypes.Docx || ContentTypes.IsPhoto(contentType);

    /// <summary>Takes over what was typed; a name that the kind does not have, or that people do not set, is refused.</summary>
    public static Refusal? Merge(DocumentKind kind, Dictionary<string, string> values, IReadOnlyDictionary<string, string>? typed)
    {
        if (typed is null) return null;
        var known = kind.Fields.Where(f => f.Input != FieldInput.Fixed).Select(f => f.Name).ToHashSet();
        if (typed.Keys.Where(k => !known.Contains(k)).ToList() is { Count: > 0 } unknown)
            return new Refusal("document-fields-unknown", RefusalKind.Invalid, "values", string.Join('、', unknown));
        foreach (var (name, value) in typed) values[name] = value?.ReplaceLineEndings("\n").Trim() ?? "";
        return null;
    }
}
