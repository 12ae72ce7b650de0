namespace Enforcement.Web.Resources;

/// <summary>Notifications beyond the site: preferences, webhooks, deliveries.</summary>
public sealed class NotificationTexts;
