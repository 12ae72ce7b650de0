
namespace Enforcement.Api.Notifications;

/// <summary>
/// Why something did not leave. <paramref name="unreached"/>: nobody answered, so that trying the next one now is useless; else this
/// message alone was refused.
/// </summary>
internal sealed class NotDeliveredException(string message, bool unreached, Exception? inner = null) : Exception(message, inner)
{
    public bool Unreached => unreached;
}
