using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Notifications;
using Enforcement.Api.Shared;
using Enforcement.Api.Simulation;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Enforcement.Workflows.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Enforcement.Api.Tests.Notifications;

/// <summary>The product with a mail server's address, and people who want to be told.</summary>
internal sealed class DeliveryApp : IAsyncDisposable
{
    public const string Town = "110118101", OtherTown = "110118111";
    public static readonly DateTimeOffset Start = new(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly Actor Admin = new("admin", "admin", "110118", UnitKind.District, [PersonRole.Administrator]);

    // One port for all tests of a run: the template of a database is made once for each set of settings.
    private static readonly int MailPort = MailServer.FreePort();

    private DeliveryApp(EnforcementApp app, Passing real) =>
        (App, Real, Http, Mail) = (app, real, new CaseClient(app), new MailServer(MailPort));

    public EnforcementApp App { get; }
    public CaseClient Http { get; }
    public MailServer Mail { get; }
    /// <summary>Real time, which the test may let pass.</summary>
    public Passing Real { get; }

    public static async Task<DeliveryApp> StartAsync(bool mailRuns = true, Action<IServiceCollection>? services = null)
    {
        var real = new Passing();
        var app = new DeliveryApp(new EnforcementApp
        {
            MoreServices = all =>
            {
                all.AddSingleton<TimeProvider>(real);
                services?.Invoke(all);
            },
            Settings =
            [
                ("Enforcement:Smtp:Host", "127.0.0.1"),
                ("Enforcement:Smtp:Port", MailPort.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ("Enforcement:Smtp:StartTls", "false"),
                ("Enforcement:Smtp:From", "notice@wjgk.example.cn"), ("Enforcement:PublicAddress", "https://wjgk.example.cn"),
            ],
        }, real);
        if (mailRuns) await app.Mail.StartAsync();
        await app.Http.RunJobsAsync(); // what the demo's cases have to tell is told before anyone wants mail
        return app;
    }

    public async Task WantAsync(string user, object preferences) =>
        (await Http.SendAsync(user, HttpMethod.Put, "/api/notification-preferences", preferences)).Status.ShouldBe(200);

    public Task WantMailAsync(string user) => WantAsync(user, new { email = true, address = $"{user}@example.cn" });

    public async Task<string> AddWebhookAsync(string url, string format = "json", string unit = Town,
        string? secret = "0123456789abcdef", string? language = null)
    {
        var (status, body) = await Http.SendAsync("admin", HttpMethod.Post, "/api/webhooks",
            new { unit, name = $"{format} {url}", format, url, secret, language });
        status.ShouldBe(201, body?.ToJsonString());
        return body!["id"]!.GetValue<string>();
    }

    /// <summary>Tells a unit something, as any room does: by the outbox.</summary>
    public async Task NotifyAsync(string unit = Town, string kind = "report.reminded", int count = 1, string? caseNumber = null,
        string? link = "/reports")
    {
        var now = await NowAsync();
        await App.DbAsync(db =>
        {
            var payload = JsonSerializer.Serialize(new NoticePayload(unit, caseNumber, kind, now, null, link), EnforcementJson.Options);
            for (var i = 0; i < count; i++) db.Add(new OutboxRow { Id = Guid.CreateVersion7(now), Kind = NoticePayload.Kind,
                Subject = $"test/{i}", Payload = payload, CreatedAt = now, NextAttemptAt = now });
            return db.SaveChangesAsync();
        });
        (await App.SendAsync(new DispatchOutbox())).Failed.ShouldBe(0);
    }

    public Task<JobOutcome> SendDueAsync() => App.SendAsync(new SendDeliveries());

    public async Task<DateTimeOffset> NowAsync() => (await App.SendAsync(new GetClock(), Admin)).Value!.Now;

    public async Task ClockAsync(DateTimeOffset now) => (await App.SendAsync(new MoveClock(now), Admin)).IsOk.ShouldBeTrue();

    public Task<List<DeliveryRow>> DeliveriesAsync() =>
        App.DbAsync(db => db.Set<DeliveryRow>().AsNoTracking().OrderBy(d => d.QueuedAt).ThenBy(d => d.Id).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
        await Mail.DisposeAsync();
    }

    /// <summary>The machine's time and what a test adds to it.</summary>
    internal sealed class Passing : TimeProvider
    {
        public TimeSpan Passed { get; set; }
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Passed;
    }
}
