using Enforcement.Workflows.Notifications;

namespace Enforcement.Api.Kernel;

/// <summary>Of what the warnings tell at an instant: what ends within a day from it, and what ended before.</summary>
/// <param name="Now">The instant, legal time.</param>
internal readonly record struct WarningSpan(DateTimeOffset Now)
{
    /// <summary>So long after its end something is still looked at: the machine was not off for longer.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    /// <summary>What ended then or before is not looked at any more.</summary>
    public DateTimeOffset From => Now - LookBack;

    /// <summary>What ends then or before is told of.</summary>
    public DateTimeOffset Soon => Now + DeliveryRules.DueSoon;
}
