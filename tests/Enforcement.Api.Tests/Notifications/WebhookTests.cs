using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Enforcement.Api.Notifications;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Notifications;

/// <summary>Notices to other systems, through a real listener.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task Json_is_signed_over_time_and_body()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        var number = await app.Http.OpenAsync();
        await app.Http.RunJobsAsync();
        await app.AddWebhookAsync($"{listener.Address}/json", secret: "0123456789abcdef");
        await app.NotifyAsync(kind: "duty.stop", caseNumber: number, link: null);
        (await app.SendDueAsync()).ShouldBe(new(1, 0));

        var call = listener.Calls.Single();
        var body = JsonNode.Parse(call.Body)!;
        body["text"]!.GetValue<string>().ShouldBe("新增待办：下达制止文书");
        body["caseNumber"]!.GetValue<string>().ShouldBe(number);
        body["url"]!.GetValue<string>().ShouldBe($"https://wjgk.example.cn/cases/{number}");
        body["id"]!.GetValue<string>().ShouldBe(call.Headers["X-Enforcement-Delivery"]);
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes("0123456789abcdef"));
        var expected = Convert.ToHexStringLower(
            hmac.ComputeHash(Encoding.UTF8.GetBytes($"{call.Headers["X-Enforcement-Timestamp"]}.{call.Body}")));
        call.Headers["X-Enforcement-Signature"].ShouldBe($"sha256={expected}");
        // the receiver's clock is real, whatever a drill says
        (call.At - DateTimeOffset.FromUnixTimeSeconds(long.Parse(call.Headers["X-Enforcement-Timestamp"],
            System.Globalization.CultureInfo.InvariantCulture))).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact] // the value was computed by Python's hmac
    public void Dingtalks_address_is_signed_as_its_manual_says() =>
        WebhookSender.Signed("https://oapi.dingtalk.com/robot/send?access_token=x", "SEC-3fa85f64-测试",
            DateTimeOffset.FromUnixTimeMilliseconds(1776000000000))
            .ShouldBe("https://oapi.dingtalk.com/robot/send?access_token=x&timestamp=1776000000000&sign=20wYZRfHF7Pa0upSFnY1v7sHT%2Bhyqsz6gVgkYF6sgC4%3D");

    [Fact] // the value was computed by Python's hmac
    public void The_json_signature_is_hmac_sha256_of_time_and_body() =>
        WebhookSender.SignatureOf("0123456789abcdef", "1776000000", Encoding.UTF8.GetBytes("""{"a":"密云"}""")).ShouldBe("sha256=93fe1a2e4ef0f4845766d9ecac5760af4c91219492f60eb237914826c14b6f6c");

    [Fact]
    public async Task Robots_get_text_several_notices_at_once_and_few_calls_a_run()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        await app.AddWebhookAsync($"{listener.Address}/wecom?key=k", "wecom", secret: null);
        await app.AddWebhookAsync($"{listener.Address}/dingtalk?access_token=t", "dingtalk", secret: "SEC12345678");
        await app.NotifyAsync(count: 100);
        await app.SendDueAsync();

        foreach (var path in new[] { "/wecom", "/dingtalk" })
        {
            var calls = listener.Calls.Where(c => c.Path == path).ToList();
            calls.Count.ShouldBe(3);
            calls.Max(c => Encoding.UTF8.GetByteCount(JsonNode.Parse(c.Body)!["text"]!["content"]!.GetValue<string>()))
                .ShouldBeLessThanOrEqualTo(2048);
            JsonNode.Parse(calls[0].Body)!["msgtype"]!.GetValue<string>().ShouldBe("text");
            JsonNode.Parse(calls[0].Body)!["text"]!["content"]!.GetValue<string>()
                .ShouldStartWith("【密云违建管控】月报：请按期上报\nhttps://wjgk.example.cn/reports");
        }
        listener.Calls.First(c => c.Path == "/wecom").Query.ShouldBe("?key=k");
        listener.Calls.First(c => c.Path == "/dingtalk").Query.ShouldStartWith("?access_token=t&timestamp=");

        for (var i = 0; i < 10; i++)
        {
            app.Real.Passed += TimeSpan.FromSeconds(12);
            await app.SendDueAsync();
        }
        var deliveries = await app.DeliveriesAsync();
        deliveries.Count.ShouldBe(200);
        deliveries.ShouldAllBe(d => d.State == DeliveryState.Sent);
        listener.Calls.Where(c => c.Path == "/wecom").Sum(c => c.Body.Split("月报").Length - 1).ShouldBe(100);
    }

    [Fact]
    public async Task A_robot_gets_fewer_than_its_twenty_messages_a_minute_however_often_jobs_run()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        await app.AddWebhookAsync($"{listener.Address}/wecom?key=k", "wecom", secret: null);
        for (var second = 0; second < 60; second++)
        {
            await app.NotifyAsync(count: 1, caseNumber: null); // each second something new, as in a storm of commits
            await app.SendDueAsync();
            app.Real.Passed += TimeSpan.FromSeconds(1);
        }
        listener.Calls.Count.ShouldBeInRange(5, 20);
        app.Real.Passed += TimeSpan.FromSeconds(12);
        await app.SendDueAsync();
        (await app.DeliveriesAsync())
            .ShouldAllBe(d => d.State == DeliveryState.Sent); // nothing is lost: what waited leaves with the next turn
    }

    [Fact]
    public async Task A_robot_that_refuses_in_its_answer_has_not_taken_it()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        listener.Answer = (200, """{"errcode":45009,"errmsg":"api freq out of limit"}""");
        await app.AddWebhookAsync($"{listener.Address}/wecom?key=k", "wecom", secret: null);
        await app.NotifyAsync();
        (await app.SendDueAsync()).ShouldBe(new(0, 1));
        (await app.DeliveriesAsync()).Single().Error.ShouldBe("errcode 45009: api freq out of limit");

        listener.Answer = (200, """{"errcode":0,"errmsg":"ok"}""");
        await app.ClockAsync(DeliveryApp.Start.AddMinutes(1));
        app.Real.Passed += TimeSpan.FromMinutes(1);
        (await app.SendDueAsync()).ShouldBe(new(1, 0));
    }

    [Fact]
    public async Task What_fails_for_three_days_is_laid_aside_and_sent_again_when_asked()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        listener.Answer = (503, "");
        await app.AddWebhookAsync($"{listener.Address}/json");
        await app.NotifyAsync();
        var at = DeliveryApp.Start;
        for (; (await app.DeliveriesAsync()).Single().State == DeliveryState.Queued; at = at.AddHours(1))
        {
            await app.ClockAsync(at);
            await app.SendDueAsync();
        }
        (at - DeliveryApp.Start).TotalDays.ShouldBeInRange(3, 3.1);
        var dead = (await app.Http.GetAsync("auditor", "/api/deliveries?state=dead"))["items"]!.AsArray().Single()!;
        dead["error"]!.GetValue<string>().ShouldBe("HTTP 503");
        (await app.SendDueAsync()).ShouldBe(new(0, 0));

        listener.Answer = (200, "");
        var path = $"/api/deliveries/{dead["id"]!.GetValue<string>()}/retry";
        (await app.Http.SendAsync("auditor", HttpMethod.Post, path)).Status.ShouldBe(403);
        (await app.Http.SendAsync("admin", HttpMethod.Post, path)).Status.ShouldBe(204);
        (await app.SendDueAsync()).ShouldBe(new(1, 0));
        (await app.Http.SendAsync("admin", HttpMethod.Post, path)).Status.ShouldBe(409); // what was sent is never sent again
    }

    [Fact]
    public async Task One_message_that_is_refused_does_not_hold_back_the_next()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        listener.Answer = (422, "");
        await app.AddWebhookAsync($"{listener.Address}/json");
        await app.NotifyAsync(count: 3);
        (await app.SendDueAsync()).ShouldBe(new(0, 3));
        listener.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_waits_for_a_removed_webhook_is_dropped()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        var id = await app.AddWebhookAsync($"{listener.Address}/json");
        await app.NotifyAsync();
        (await app.Http.SendAsync("admin", HttpMethod.Delete, $"/api/webhooks/{id}")).Status.ShouldBe(204);
        await app.SendDueAsync();

        listener.Calls.ShouldBeEmpty();
        (await app.DeliveriesAsync()).Single().State.ShouldBe(DeliveryState.Dropped);
    }

    [Fact]
    public async Task A_units_webhook_gets_its_own_units_notices_alone()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        await app.AddWebhookAsync($"{listener.Address}/other", unit: DeliveryApp.OtherTown, language: "en");
        await app.NotifyAsync();
        await app.NotifyAsync(DeliveryApp.OtherTown);
        await app.SendDueAsync();

        JsonNode.Parse(listener.Calls.Single().Body)!["text"]!.GetValue<string>().ShouldBe("Monthly report: please report in time");
    }

    [Fact]
    public async Task Address_and_secret_are_encrypted_and_never_shown_again()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        var (_, made) = await app.Http.SendAsync("admin", HttpMethod.Post, "/api/webhooks",
            new { unit = DeliveryApp.Town, name = "群", format = "dingtalk",
                url = "https://oapi.dingtalk.com/robot/send?access_token=TOKEN-7", secret = "SEC-ABCDEFGH" });
        var list = await app.Http.GetAsync("admin", "/api/webhooks");
        var row = await app.App.DbAsync(db => db.Set<WebhookRow>().SingleAsync());

        made!["host"]!.GetValue<string>().ShouldBe("https://oapi.dingtalk.com");
        foreach (var text in new[] { made.ToJsonString(), list.ToJsonString(), row.ProtectedUrl, row.ProtectedSecret! })
        {
            text.ShouldNotContain("TOKEN-7");
            text.ShouldNotContain("SEC-ABCDEFGH");
        }
    }

    [Fact]
    public async Task An_address_is_https()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        foreach (var url in new[] { "http://oapi.dingtalk.com/robot/send", "https://user:pw@example.cn/", "file:///etc/passwd",
            "nonsense" })
        {
            var (status, body) = await app.Http.SendAsync("admin", HttpMethod.Post, "/api/webhooks",
                new { unit = DeliveryApp.Town, name = "x", format = "json", url, secret = "0123456789abcdef" });
            status.ShouldBe(422, url);
            body!["errors"]!.AsObject().ShouldContainKey("url");
        }
    }

    [Fact]
    public async Task A_test_message_says_whether_it_was_taken()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        var id = await app.AddWebhookAsync($"{listener.Address}/json");
        (await app.Http.SendAsync("admin", HttpMethod.Post, $"/api/webhooks/{id}/test")).Status.ShouldBe(204);
        listener.Answer = (500, "");
        var (status, body) = await app.Http.SendAsync("admin", HttpMethod.Post, $"/api/webhooks/{id}/test");

        status.ShouldBe(409);
        body!.ToJsonString().ShouldContain("HTTP 500");
        listener.Calls.Count.ShouldBe(2);
    }

    [Fact] // a hook that takes 3 s a message would hold whoever falls due meanwhile until its last one
    public async Task A_slow_receiver_has_its_turn_and_leaves_the_rest_to_the_next_run()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        listener.Slowness = TimeSpan.FromSeconds(3);
        await app.AddWebhookAsync($"{listener.Address}/slow");
        await app.NotifyAsync(count: 12);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var first = await app.SendDueAsync();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(34)); // all twelve: 36 s and more
        first.Done.ShouldBeInRange(3, 9);

        listener.Slowness = TimeSpan.Zero;
        (await app.SendDueAsync()).ShouldBe(new(12 - first.Done, 0)); // not held by a claim of the run before
        listener.Calls.Select(c => c.Headers["X-Enforcement-Delivery"]).Distinct().Count().ShouldBe(12);
        listener.Calls.Count.ShouldBe(12);
    }

    [Fact]
    public async Task Json_that_was_taken_with_a_long_answer_was_taken()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        listener.Answer = (200, new string('x', 100 << 10));
        await app.AddWebhookAsync($"{listener.Address}/json");
        await app.NotifyAsync();
        (await app.SendDueAsync()).ShouldBe(new(1, 0));
        await app.ClockAsync(DeliveryApp.Start.AddMinutes(1));
        (await app.SendDueAsync()).ShouldBe(new(0, 0));
        listener.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_left_is_not_sent_again_though_the_database_was_busy_just_then()
    {
        using var said = new LogLines();
        await using var app = await DeliveryApp.StartAsync(mailRuns: false, said.Listen);
        await using var listener = await WebhookListener.StartAsync();
        await app.AddWebhookAsync($"{listener.Address}/json");
        await app.NotifyAsync();
        await app.App.DbAsync(db => db.Database.ExecuteSqlRawAsync(TestDatabase.IsServer
            ? "CREATE FUNCTION busy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'busy'; END $$; CREATE TRIGGER Busy BEFORE UPDATE ON Deliveries FOR EACH ROW WHEN (NEW.State = 'Sent') EXECUTE FUNCTION busy()"
            : "CREATE TRIGGER Busy BEFORE UPDATE ON Deliveries WHEN NEW.State = 'Sent' BEGIN SELECT RAISE(ABORT, 'busy'); END"));
        var sending = app.SendDueAsync();
        await Wait.UntilAsync(() => said.Contain("A delivery could not be marked (attempt 1)"), "the first try to mark it has failed");
        await app.App.DbAsync(db => db.Database.ExecuteSqlRawAsync(TestDatabase.IsServer ? "DROP TRIGGER Busy ON Deliveries"
            : "DROP TRIGGER Busy"));
        (await sending).ShouldBe(new(1, 0));
        (await app.SendDueAsync()).ShouldBe(new(0, 0));
        listener.Calls.Count.ShouldBe(1);
        (await app.DeliveriesAsync()).Single().State.ShouldBe(DeliveryState.Sent);
    }

    [Fact]
    public async Task Two_processes_send_each_message_once()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        listener.Slowness = TimeSpan.FromMilliseconds(50);
        await app.AddWebhookAsync($"{listener.Address}/slow");
        await app.NotifyAsync(count: 60);
        await using var other = new EnforcementApp(app.App.DataDirectory) { Settings = app.App.Settings };
        _ = other.Services; // started
        for (var i = 0; i < 20 && listener.Calls.Count < 60; i++) await Task.WhenAll(app.SendDueAsync(),
            other.SendAsync(new SendDeliveries()));

        listener.Calls.GroupBy(c => c.Headers["X-Enforcement-Delivery"]).Max(g => g.Count()).ShouldBe(1);
        (await app.DeliveriesAsync()).ShouldAllBe(d => d.State == DeliveryState.Sent);
    }

    [Fact]
    public async Task What_a_process_took_and_never_marked_is_taken_again_when_its_claim_is_over()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        await app.AddWebhookAsync($"{listener.Address}/json");
        await app.NotifyAsync();
        Task ClaimAsync(TimeSpan left) =>
            app.App.DbAsync(db =>
                db.Database.ExecuteSqlAsync(
                    $"UPDATE Deliveries SET ClaimedUntil = {(TimeProvider.System.GetUtcNow() + left).UtcTicks}")); // as a process that was killed leaves it
        await ClaimAsync(TimeSpan.FromMinutes(1));
        (await app.SendDueAsync()).ShouldBe(new(0, 0));
        await ClaimAsync(TimeSpan.FromMinutes(-1));
        (await app.SendDueAsync()).ShouldBe(new(1, 0));
        (await app.DeliveriesAsync()).Single().Id.ToString()
            .ShouldBe(listener.Calls.Single().Headers["X-Enforcement-Delivery"]); // known again by its id
    }

    [Fact] // it rests as a whole, so that but one message at a time counts a try: 500 waiting ones would take half a year
    public async Task All_that_waits_for_days_for_a_dead_receiver_is_laid_aside()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var listener = await WebhookListener.StartAsync();
        listener.Answer = (503, "");
        await app.AddWebhookAsync($"{listener.Address}/json");
        await app.NotifyAsync(count: 30);
        for (var hour = 0; hour <= 74; hour++)
        {
            await app.ClockAsync(DeliveryApp.Start.AddHours(hour));
            if (hour == 48) await app.NotifyAsync(); // waits for a day only
            await app.SendDueAsync();
        }
        (await app.DeliveriesAsync()).GroupBy(d => d.State).ToDictionary(g => g.Key, g => g.Count())
            .ShouldBe(new Dictionary<DeliveryState, int> { [DeliveryState.Dead] = 30, [DeliveryState.Queued] = 1 }, ignoreOrder: true);
        (await app.DeliveriesAsync()).ShouldAllBe(d => d.State != DeliveryState.Dead || d.Error == "HTTP 503");

        listener.Answer = (200, "");
        await app.ClockAsync(DeliveryApp.Start.AddHours(76));
        (await app.SendDueAsync()).ShouldBe(new(1, 0)); // an answer ends the failure …
        listener.Answer = (503, "");
        await app.NotifyAsync();
        await app.ClockAsync(DeliveryApp.Start.AddHours(77));
        await app.SendDueAsync();
        (await app.DeliveriesAsync()).Count(d => d.State == DeliveryState.Queued).ShouldBe(1); // … and the next begins anew
    }

}
