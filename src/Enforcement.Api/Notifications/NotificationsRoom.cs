using Enforcement.Api.Jobs;
using Enforcement.Api.Kernel;

namespace Enforcement.Api.Notifications;

/// <summary>Notices on the site and beyond it.</summary>
internal static class NotificationsRoom
{
    /// <summary>The job that sends what leaves the house.</summary>
    public const string Deliveries = "deliveries";

    public static Room It => new()
    {
        Services = (services, _) =>
            services.AddScoped<DeliveryQueue>().AddScoped<MailRound>().AddScoped<WebhookRound>().AddSingleton<WebhookSender>()
            .AddSingleton(s => MailSettings.Read(s.GetRequiredService<IConfiguration>())),
        Routes = [NoticeEndpoints.Map, DeliveryEndpoints.Map],
        Jobs =
        [
            new("warnings", "15 * * * * *", new WarnOfDeadlines(), JobTurn.Warnings),
            new(Deliveries, "5 * * * * *", (mediator, ct) => mediator.Send(new SendDeliveries(), ct), JobTurn.Deliveries,
                WokenBy: typeof(DeliveryRow)),
        ],
        Receivers = [typeof(NoticeReceiver)],
        Scope = (model, db) => model.Entity<NoticeRow>().HasQueryFilter(n => db.Scope.Units.Contains(n.UnitCode)),
        // their own unit's, whatever else they see
    };
}
