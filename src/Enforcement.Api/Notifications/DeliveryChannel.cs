
namespace Enforcement.Api.Notifications;

/// <summary>By which way a notice leaves the site.</summary>
public enum DeliveryChannel
{
    Email,
    Webhook,
}
