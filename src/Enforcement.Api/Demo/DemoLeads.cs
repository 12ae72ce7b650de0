using Enforcement.Api.Data;
using Enforcement.Api.Leads;
using Enforcement.Api.Organisations;
using Enforcement.Api.Patrols;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Leads;
using Enforcement.Workflows.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Demo;

/// <summary>
/// Sample leads of every channel, recorded and dispatched by the real commands: some new, some with their towns, one late, one that is
/// near another.
/// Only in an empty database with demo data switched on.
/// </summary>
internal sealed class DemoLeads(
    EnforcementDb db, LeadStore leads, UnitDirectory directory, IMediator mediator, CurrentActor current, EnforcementSettings settings,
    LegalClock clock)
{
    /// <summary>Number, channel, who recorded it, days ago found, town, place, what, area, whether it was dispatched.</summary>
    private static readonly
        (string Number, LeadChannel Channel, string By, int Days, string Town, double Lon, double Lat, string What, double Area,
            bool Sent)[] Samples =
    [
        ("DEMO-WP-01", LeadChannel.Satellite, "planning", 20, "taishitun", 117.1312, 40.5441, "前后时相对比新增建筑图斑，旱地。", 412, false),
        ("DEMO-WP-02", LeadChannel.Satellite, "planning", 20, "gaoling", 117.0834, 40.6233, "新增硬化地面，园地。", 286, false),
        ("DEMO-WP-03", LeadChannel.Satellite, "planning", 20, "bulaotun", 117.0018, 40.5637, "新增彩钢房顶，设施农用地。", 155, true),
        ("DEMO-WP-04", LeadChannel.Satellite, "planning", 20, "jugezhuang", 116.9655, 40.3822, "推填土，有林地。", 890, true),
        ("DEMO-RX-01", LeadChannel.Hotline, "bureau", 5, "mujiayu", 116.9426, 40.4132, "市民反映邻居加建二层。", 60, true),
        ("DEMO-RX-02", LeadChannel.Hotline, "bureau", 1, "jugezhuang", 116.9658, 40.3823, "市民反映林地内有车辆倒土。", 0, false),
    ];

    public static async Task RunAsync(IServiceProvider services, CancellationToken ct) =>
        await ActivatorUtilities.CreateInstance<DemoLeads>(services).SeedAsync(ct);

    private async Task SeedAsync(CancellationToken ct)
    {
        if (!settings.Demo || await db.Set<LeadRow>().AnyAsync(ct)) return;
        var units = await directory.GetAsync(ct);
        var people = (await db.Users.AsNoTracking().ToListAsync(ct))
            .ToDictionary(p => p.Login, p => new Actor(p.Login, p.DisplayName, p.UnitCode, units.Find(p.UnitCode)!.Kind, p.Roles));
        if (!Samples.All(s => people.ContainsKey(s.By))) return;
        foreach (var s in Samples)
        {
            current.Become(people[s.By]);
            var (found, town) = (clock.Now.AddDays(-s.Days), units.FindBySlug(s.Town)!);
            var recorded = found.AddHours(20);
            var facts = new LeadFacts(
                s.Channel, s.Number, found, new Place(s.Lon, s.Lat), $"{town.Name}（示例）", town.Code, null, s.What, s.Area > 0 ? s.Area
                    : null,
                Reporter: s.By == "bureau" ? new Reporter("某市民", "010-12345") : null);
            var receipt = (await leads.RecordManyAsync([facts], current.Actor!, recorded, ct))[0];
            if (s.Sent && (await leads.ExecuteAsync(receipt.Id, null, new DispatchLead(town.Code), current.Actor!, recorded.AddHours(1),
                ct)).Refusal is { } refusal)
                throw new InvalidOperationException($"The demo's lead was refused: {refusal.Code}.");
        }
        if (people.TryGetValue("village.taishitun", out var village))
        {
            current.Become(village);
            var patrol = await mediator.Send(new RecordPatrol { StartedAt = clock.Now.AddDays(-2), EndedAt = clock.Now.AddDays(-2)
                .AddHours(1), Route = "村东至水库路", Patrollers = village.DisplayName }, ct);
            if (patrol.Refusal is { } no) throw new InvalidOperationException($"The demo's patrol was refused: {no.Code}.");
        }
        current.Become(Actor.System);
    }
}
