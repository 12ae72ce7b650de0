using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Api.Data;
using Enforcement.Api.Notifications;
using Enforcement.Api.Shared;
using Enforcement.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Notifications;

public sealed class NoticeTests : IAsyncLifetime
{
    private const string Xiwengzhuang = "110118101";
    private static readonly DateTimeOffset Start = new(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(8));
    private MadeApp _app = null!;

    public async ValueTask InitializeAsync() =>
        _app = await MadeApp.StartAsync(settings: ("Enforcement:SimulationStart", Start.ToString("O")));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_unit_sees_its_own_notices_and_no_others_newest_first()
    {
        await NotifyAsync(Xiwengzhuang, "duty.inspect", 1);
        await NotifyAsync(Xiwengzhuang, "duty.stop", 2);
        await NotifyAsync("110118102", "duty.inspect", 3);

        var list = await _app.ClientFor("wang").GetFromJsonAsync<JsonElement>("/api/notices");
        list.GetProperty("total").GetInt32().ShouldBe(2);
        list.GetProperty("items").EnumerateArray().Select(n => n.GetProperty("kind").GetString()).ShouldBe(["duty.stop", "duty.inspect"]);
        // the district sees the whole district's cases, but is told only what is for it
        (await _app.ClientFor("auditor").GetFromJsonAsync<JsonElement>("/api/notices")).GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_same_message_twice_is_one_notice()
    {
        await NotifyAsync(Xiwengzhuang, "duty.inspect", 1);
        await _app.DbAsync(async db =>
        {
            (await db.Set<OutboxRow>().SingleAsync()).DoneAt = null; // as after a kill between the two
            return await db.SaveChangesAsync();
        });
        await DispatchAsync();
        (await _app.DbAsync(db => db.Set<NoticeRow>().IgnoreQueryFilters().CountAsync())).ShouldBe(1);
        (await _app.DbAsync(db => db.Set<OutboxRow>().SingleAsync())).DoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Reading_marks_only_the_readers_own()
    {
        await NotifyAsync(Xiwengzhuang, "duty.inspect", 1);
        await NotifyAsync("110118102", "duty.inspect", 2);
        (await UnreadAsync("wang")).ShouldBe(1);
        var all = await _app.DbAsync(db => db.Set<NoticeRow>().IgnoreQueryFilters().Select(n => n.Id).ToListAsync());

        using var read = await _app.ClientFor("wang").PostAsJsonAsync("/api/notices/read", new { ids = all });
        (await read.Content.ReadAsStringAsync()).ShouldBe("""{"marked":1}""");

        (await UnreadAsync("wang")).ShouldBe(0);
        (await _app.DbAsync(db => db.Set<NoticeRow>().IgnoreQueryFilters().CountAsync(n => n.ReadAt == null))).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_reads_nothing()
    {
        using var response = await _app.ClientFor(null).GetAsync("/api/notices");
        ((int)response.StatusCode).ShouldBe(401);
    }

    private Task<int> UnreadAsync(string actor) =>
        _app.InScopeAsync(s => s.GetRequiredService<IMediator>().Send(new CountUnreadNotices()), actor);

    private Task<DispatchResult> DispatchAsync() => _app.InScopeAsync(s => s.GetRequiredService<IMediator>().Send(new DispatchOutbox()));

    private async Task NotifyAsync(string unit, string kind, int minutes)
    {
        await _app.DbAsync(db =>
        {
            var payload = JsonSerializer.Serialize(new NoticePayload(unit, "MY2026-101-0001", kind, Start.AddMinutes(minutes)),
                EnforcementJson.Options);
            db.Add(new OutboxRow { Id = Guid.NewGuid(), Kind = NoticePayload.Kind, Subject = "case/MY2026-101-0001", Payload = payload,
                CreatedAt = Start, NextAttemptAt = Start });
            return db.SaveChangesAsync();
        });
        (await DispatchAsync()).ShouldBe(new DispatchResult(1, 0));
    }
}
