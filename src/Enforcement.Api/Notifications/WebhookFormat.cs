
namespace Enforcement.Api.Notifications;

/// <summary>What another system understands.</summary>
public enum WebhookFormat
{
    /// <summary>企业微信 group robot: its key is in its address.</summary>
    Wecom,
    /// <summary>钉钉 group robot: its token is in its address, and each call is signed with its secret.</summary>
    Dingtalk,
    /// <summary>JSON, signed in headers.</summary>
    Json,
}
