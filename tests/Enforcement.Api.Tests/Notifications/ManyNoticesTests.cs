using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Notifications;

/// <summary>Many notices at once; alone, since the memory that is measured is the whole process's.</summary>
[Collection(nameof(Alone))]
public sealed class ManyNoticesTests
{
    [Fact]
    public async Task Ten_thousand_notices_leave_each_once_in_bounded_memory()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        for (var i = 0; i < 8; i++) await app.AddWebhookAsync($"{listener.Address}/{i}");
        await app.NotifyAsync(count: 1_250);
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (sending, most) = (app.SendDueAsync(), 0L);
        while (!sending.IsCompleted)
        {
            await Task.WhenAny(sending, Task.Delay(2_000));
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        for (var sent = (await sending).Done; sent < 10_000; sent += (
            await app.SendDueAsync()).Done) ; // a run ends after some 20 s, whatever waits

        listener.Calls.Select(c => c.Headers["X-Enforcement-Delivery"]).Distinct().Count().ShouldBe(10_000);
        listener.Calls.Count.ShouldBe(10_000);
        most.ShouldBeLessThan(128L << 20); // most of it is what the listener keeps
    }
}
