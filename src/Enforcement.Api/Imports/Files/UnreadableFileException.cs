
namespace Enforcement.Api.Imports.Files;

/// <summary>
/// A file cannot be read, or no further. Thrown from deep inside it; the one place that reads files turns it into its refusal.
/// </summary>
internal sealed class UnreadableFileException(string code, params object[] args) : Exception(code)
{
    public Refusal Refusal { get; } = new(code, RefusalKind.Invalid, "file", args);
}
