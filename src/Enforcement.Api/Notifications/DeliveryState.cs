
namespace Enforcement.Api.Notifications;

/// <summary>How a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>Waits for its time, or for its next try.</summary>
    Queued,
    /// <summary>The other side took it.</summary>
    Sent,
    /// <summary>Tried for days in vain and laid aside; an administrator may have it tried again.</summary>
    Dead,
    /// <summary>Not sent, since it is no longer the receiver's: they left the unit or switched it off.</summary>
    Dropped,
}
