
namespace Enforcement.Api.Data;

/// <summary>Why the product does not start, as a sentence for who operates it. Nothing was changed.</summary>
public sealed class StartRefusedException(string message, Exception? cause = null) : InvalidOperationException(message, cause);
