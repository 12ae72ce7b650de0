using Enforcement.Api.Data;
using Enforcement.Api.Jobs;
using Enforcement.Api.Shared;
using Enforcement.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Data;

public sealed class OutboxTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(8));
    private readonly List<string> _received = [];
    private readonly HashSet<string> _poison = [];
    private MadeApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await MadeApp.StartAsync(
        services: services => services.AddScoped<IOutboxReceiver>(s => new Receiver(this, s.GetRequiredService<EnforcementDb>())),
        settings: ("Enforcement:SimulationStart", Start.ToString("O")));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Each_message_is_delivered_once_in_its_order()
    {
        for (var i = 0; i < 250; i++) await PutAsync($"case/{i % 3}", $"{i % 3}-{i:D3}");
        (await DispatchAsync()).ShouldBe(new DispatchResult(250, 0));
        (await DispatchAsync()).ShouldBe(new DispatchResult(0, 0));
        foreach (var subject in _received.GroupBy(m => m[0])) subject.ShouldBe(subject.Order());
    }

    [Fact]
    public async Task A_poisoned_message_holds_back_its_own_subject_for_a_while_and_no_other()
    {
        _poison.Add("bad");
        await PutAsync("case/a", "bad");
        await PutAsync("case/a", "behind");
        await PutAsync("case/b", "other");

        (await DispatchAsync()).ShouldBe(new DispatchResult(1, 1));
        _received.ShouldBe(["other"]);

        for (var attempt = 2; attempt <= OutboxRow.HoldsBackUntil; attempt++)
        {
            _received.ShouldNotContain("behind");
            await _app.StandAtAsync(Clock.Now.AddHours(1));
            await DispatchAsync();
        }
        _received.ShouldBe(["other", "behind"]);
        (await MessageAsync("bad")).Attempts.ShouldBe(OutboxRow.HoldsBackUntil);
    }

    [Fact]
    public async Task It_is_tried_again_after_1_2_4_minutes_and_delivered_when_healed()
    {
        _poison.Add("bad");
        await PutAsync("case/a", "bad");
        foreach (var minutes in new[] { 1, 2, 4 })
        {
            (await DispatchAsync()).Failed.ShouldBe(1);
            (await DispatchAsync()).Failed.ShouldBe(0); // not due yet
            var message = await MessageAsync("bad");
            message.Error.ShouldBe("poison");
            message.NextAttemptAt.ShouldBe(Clock.Now.AddMinutes(minutes));
            await _app.StandAtAsync(message.NextAttemptAt);
        }
        _poison.Clear();
        (await DispatchAsync()).Delivered.ShouldBe(1);
        (await MessageAsync("bad")).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_message_that_nobody_receives_is_stuck_and_says_so()
    {
        await _app.DbAsync(db => AddAsync(db, "unknown", "case/a", "x"));
        (await DispatchAsync()).Failed.ShouldBe(1);
        (await MessageAsync("x")).Error.ShouldNotBeNull().ShouldContain("unknown");
    }

    [Fact]
    public async Task What_a_receiver_wrote_of_a_failed_message_is_not_kept()
    {
        _poison.Add("bad");
        await PutAsync("case/a", "bad");
        await DispatchAsync();
        (await _app.DbAsync(db => db.Set<StuckWorkRow>().CountAsync())).ShouldBe(0);
    }

    private LegalClock Clock => _app.Services.GetRequiredService<LegalClock>();

    private Task<DispatchResult> DispatchAsync() => _app.InScopeAsync(s => s.GetRequiredService<IMediator>().Send(new DispatchOutbox()));

    private Task<int> PutAsync(string subject, string payload) => _app.DbAsync(db => AddAsync(db, "test", subject, payload));

    private Task<OutboxRow> MessageAsync(string payload) => _app.DbAsync(db => db.Set<OutboxRow>().SingleAsync(m => m.Payload == payload));

    private Task<int> AddAsync(EnforcementDb db, string kind, string subject, string payload)
    {
        db.Add(new OutboxRow { Id = Guid.NewGuid(), Kind = kind, Subject = subject, Payload = payload, CreatedAt = Clock.Now,
            NextAttemptAt = Clock.Now });
        return db.SaveChangesAsync();
    }

    private sealed class Receiver(OutboxTests test, EnforcementDb db) : IOutboxReceiver
    {
        public string Kind => "test";

        public Task ReceiveAsync(OutboxRow message, CancellationToken ct)
        {
            if (test._poison.Contains(message.Payload)) db.Add(new StuckWorkRow { Kind = "half", Key = message.Payload,
                FirstAt = message.CreatedAt });
            if (test._poison.Contains(message.Payload)) throw new InvalidOperationException("poison");
            test._received.Add(message.Payload);
            return Task.CompletedTask;
        }
    }
}
