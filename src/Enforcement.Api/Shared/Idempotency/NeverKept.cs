
namespace Enforcement.Api.Shared.Idempotency;

/// <summary>
/// On a POST of which nothing is kept, with a key or without: signing in. Its effect is a cookie, which no stored answer gives again, and
/// a fingerprint of its body would be one of a password.
/// </summary>
internal sealed class NeverKept;
