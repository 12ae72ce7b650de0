using System.Net;
using System.Net.Sockets;
using System.Text;
using Enforcement.Api.Data;
using Enforcement.Api.Notifications;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Notifications;

/// <summary>Notices by mail, through a real mail server.</summary>
public sealed class MailTests
{
    private const string Me = CaseClient.Inspector;

    [Fact]
    public async Task A_notice_is_mailed_once_to_each_of_the_unit_who_wants_it()
    {
        await using var app = await DeliveryApp.StartAsync();
        await app.WantMailAsync(Me);
        await app.WantMailAsync(CaseClient.Lead);
        await app.WantMailAsync(CaseClient.OtherTown);
        var number = await app.Http.OpenAsync(party: new { name = "李某某", idNumber = "110228198001010011", kind = "person" });
        await app.Http.RunJobsAsync();
        await app.Http.RunJobsAsync();

        app.Mail.Mails.Select(m => m.To).Order().ShouldBe([$"{Me}@example.cn", $"{CaseClient.Lead}@example.cn"]);
        var mail = app.Mail.Mails[0];
        mail.Subject.ShouldBe($"【密云违建管控】新增待办：开展现场检查 {number}");
        mail.Body.ShouldContain($"https://wjgk.example.cn/cases/{number}\n");
        mail.Body.ShouldContain("时间：2026-04-10 09:00");
        mail.Body.ShouldNotContain("李某某"); // who it is about is read on the site
        mail.Body.ShouldNotContain("测试路");
        mail.Raw.ShouldContain("Auto-Submitted: auto-generated");
    }

    [Fact]
    public async Task The_same_message_twice_is_mailed_once()
    {
        await using var app = await DeliveryApp.StartAsync();
        await app.WantMailAsync(Me);
        await app.NotifyAsync();
        await app.App.DbAsync(async db =>
        {
            foreach (var m in await db.Set<OutboxRow>().Where(m => m.Subject == "test/0")
                .ToListAsync()) m.DoneAt = null; // as after a kill between the two
            return await db.SaveChangesAsync();
        });
        await app.App.SendAsync(new DispatchOutbox());
        await app.SendDueAsync();
        await app.SendDueAsync();

        app.Mail.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_is_down_for_a_day_gets_everything_once_when_it_is_up()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await app.WantMailAsync(Me);
        await app.WantMailAsync(CaseClient.Lead);
        await app.NotifyAsync(count: 5);
        for (var hour = 0; hour <= 24; hour++)
        {
            await app.ClockAsync(DeliveryApp.Start.AddHours(hour));
            await app.SendDueAsync();
        }
        (await app.DeliveriesAsync()).ShouldAllBe(d => d.State == DeliveryState.Queued);

        await app.Mail.StartAsync();
        await app.ClockAsync(DeliveryApp.Start.AddHours(26));
        (await app.SendDueAsync()).ShouldBe(new(10, 0));
        (await app.SendDueAsync()).ShouldBe(new(0, 0));

        app.Mail.Mails.Select(m => m.MessageId).Distinct().Count().ShouldBe(10);
        app.Mail.Count.ShouldBe(10);
        (await app.DeliveriesAsync()).ShouldAllBe(d => d.State == DeliveryState.Sent && d.Error == null);
    }

    [Fact]
    public async Task A_server_that_is_down_is_asked_by_one_message_not_by_all()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await app.WantMailAsync(Me);
        await app.NotifyAsync(count: 20);

        (await app.SendDueAsync()).ShouldBe(new(0, 1));
        (await app.SendDueAsync()).ShouldBe(new(0, 0)); // rests for a minute

        (await app.DeliveriesAsync()).Count(d => d.Attempts > 0).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_takes_the_connection_and_drops_it_loses_nothing()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await app.WantMailAsync(Me);
        await app.NotifyAsync();
        using (var listener = new TcpListener(IPAddress.Loopback, app.Mail.Port))
        {
            listener.Start();
            var drop = Task.Run(async () => (await listener.AcceptTcpClientAsync()).Dispose());
            (await app.SendDueAsync()).ShouldBe(new(0, 1));
            await drop;
        }
        (await app.DeliveriesAsync()).Single().ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Queued), d =>
            d.Error.ShouldNotBeNullOrEmpty());

        await app.Mail.StartAsync();
        await app.ClockAsync(DeliveryApp.Start.AddMinutes(1));
        await app.SendDueAsync();
        app.Mail.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_after_twenty_seconds()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await app.WantMailAsync(Me);
        await app.NotifyAsync();
        using var listener = new TcpListener(IPAddress.Loopback, app.Mail.Port);
        listener.Start(); // accepts in its queue, and that is all
        var watch = System.Diagnostics.Stopwatch.StartNew();
        (await app.SendDueAsync()).ShouldBe(new(0, 1));

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        (await app.DeliveriesAsync()).Single().Error!.ShouldContain("no answer within 20 s");
    }

    [Fact]
    public async Task A_mail_whose_outcome_nobody_learned_keeps_its_message_id()
    {
        await using var app = await DeliveryApp.StartAsync(mailRuns: false);
        await using var real = new MailServer();
        await real.StartAsync();
        await app.WantMailAsync(Me);
        await app.NotifyAsync();
        using (var listener = new TcpListener(IPAddress.Loopback, app.Mail.Port))
        {
            listener.Start();
            var passing = PassOnButKeepTheAnswerAsync(listener, real.Port); // the server takes the mail, but the answer is lost
            (await app.SendDueAsync()).ShouldBe(new(0, 1));
            await passing;
        }
        await app.Mail.StartAsync();
        await app.ClockAsync(DeliveryApp.Start.AddMinutes(1));
        await app.SendDueAsync();

        app.Mail.Mails.Single().MessageId.ShouldBe(real.Mails.Single().MessageId);
        app.Mail.Mails.Single().MessageId.ShouldEndWith("@wjgk.example.cn>");
    }

    [Fact]
    public async Task Who_was_moved_to_another_unit_gets_nothing_more_of_the_old_one()
    {
        await using var app = await DeliveryApp.StartAsync();
        await app.WantMailAsync(Me);
        await app.NotifyAsync();
        (await app.Http.SendAsync("admin", HttpMethod.Put, $"/api/people/{Me}", new { unit = DeliveryApp.OtherTown })).Status.ShouldBe(200);
        await app.NotifyAsync(DeliveryApp.OtherTown, "report.missed");
        await app.SendDueAsync();

        app.Mail.Mails.Single().Subject.ShouldContain("逾期未报");
        (await app.DeliveriesAsync()).Select(d => d.State).Order().ShouldBe([DeliveryState.Sent, DeliveryState.Dropped]);
    }

    [Fact]
    public async Task Who_is_disabled_or_wants_no_more_mail_gets_none()
    {
        await using var app = await DeliveryApp.StartAsync();
        await app.WantMailAsync(Me);
        await app.WantMailAsync(CaseClient.Lead);
        await app.NotifyAsync();
        (await app.Http.SendAsync("admin", HttpMethod.Put, $"/api/people/{Me}", new { disabled = true })).Status.ShouldBe(200);
        await app.WantAsync(CaseClient.Lead, new { email = false });
        await app.SendDueAsync();

        app.Mail.Count.ShouldBe(0);
        (await app.DeliveriesAsync()).ShouldAllBe(d => d.State == DeliveryState.Dropped);
    }

    [Fact]
    public async Task What_lies_no_longer_in_the_units_scope_is_not_mailed()
    {
        await using var app = await DeliveryApp.StartAsync();
        await app.WantMailAsync(CaseClient.OtherTown);
        var number = await app.Http.OpenAsync();
        await app.NotifyAsync(DeliveryApp.OtherTown, "sent.crimeTransferred", caseNumber: number,
            link: null); // a case of a town that is not theirs
        await app.SendDueAsync();

        app.Mail.Count.ShouldBe(0);
        (await app.DeliveriesAsync()).Single().State.ShouldBe(DeliveryState.Dropped);
    }

    [Fact]
    public async Task Quiet_hours_hold_mail_until_they_end()
    {
        await using var app = await DeliveryApp.StartAsync();
        await app.WantAsync(Me, new { email = true, address = "me@example.cn", quietFrom = "22:00", quietTo = "07:00" });
        await app.ClockAsync(DeliveryApp.Start.Date.AddHours(23).At());
        await app.NotifyAsync(kind: "breached.stop");
        await app.SendDueAsync();
        await app.ClockAsync(DeliveryApp.Start.Date.AddDays(1).AddHours(6).AddMinutes(59).At());
        await app.SendDueAsync();
        app.Mail.Count.ShouldBe(0);

        await app.ClockAsync(DeliveryApp.Start.Date.AddDays(1).AddHours(7).At());
        await app.SendDueAsync();
        app.Mail.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Quiet_hours_chosen_later_hold_what_waits_already()
    {
        await using var app = await DeliveryApp.StartAsync();
        await app.WantMailAsync(Me);
        await app.NotifyAsync();
        await app.WantAsync(Me, new { email = true, address = "me@example.cn", quietFrom = "08:00", quietTo = "10:00" });
        await app.SendDueAsync();
        app.Mail.Count.ShouldBe(0);

        await app.ClockAsync(DeliveryApp.Start.AddHours(1));
        await app.SendDueAsync();
        app.Mail.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_days_notices_leave_in_one_mail_but_what_is_urgent_at_once()
    {
        await using var app = await DeliveryApp.StartAsync();
        await app.WantAsync(Me, new { email = true, address = "me@example.cn", digest = true });
        await app.NotifyAsync(count: 3);
        await app.NotifyAsync(kind: "breached.stop");
        await app.SendDueAsync();
        app.Mail.Mails.Single().Subject.ShouldContain("期限届满未完成：制止期限");

        await app.ClockAsync(DeliveryApp.Start.Date.AddDays(1).AddHours(8).At());
        (await app.SendDueAsync()).ShouldBe(new(3, 0));
        var digest = app.Mail.Mails.Single(m => m.Subject.Contains("汇总", StringComparison.Ordinal));
        digest.Subject.ShouldBe("【密云违建管控】通知汇总：3 条");
        digest.Body.Split("月报：请按期上报").Length.ShouldBe(4);
        app.Mail.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_day_of_many_notices_is_one_mail_that_lists_the_first_and_counts_the_rest()
    {
        await using var app = await DeliveryApp.StartAsync();
        await app.WantAsync(Me, new { email = true, address = "me@example.cn", digest = true });
        await app.NotifyAsync(count: 600);
        await app.ClockAsync(DeliveryApp.Start.Date.AddDays(1).AddHours(8).At());
        (await app.SendDueAsync()).ShouldBe(new(600, 0));

        var digest = app.Mail.Mails.Single();
        digest.Subject.ShouldBe("【密云违建管控】通知汇总：600 条");
        digest.Body.Split("月报：请按期上报").Length.ShouldBe(201);
        digest.Body.ShouldContain("400");
        (await app.DeliveriesAsync()).ShouldAllBe(d => d.State == DeliveryState.Sent);
    }

    [Fact]
    public async Task What_waits_for_its_daily_mail_is_not_torn_out_of_it()
    {
        await using var app = await DeliveryApp.StartAsync();
        await app.WantAsync(Me, new { email = true, address = "me@example.cn", digest = true });
        await app.NotifyAsync();
        var id = (await app.DeliveriesAsync()).Single().Id;
        (await app.Http.SendAsync("admin", HttpMethod.Post, $"/api/deliveries/{id}/retry")).Status.ShouldBe(409);
        (await app.SendDueAsync()).ShouldBe(new(0, 0));
    }

    [Fact]
    public async Task Who_is_disabled_while_their_mail_leaves_gets_no_more_of_it()
    {
        await using var app = await DeliveryApp.StartAsync();
        await app.WantMailAsync(Me);
        await app.NotifyAsync(count: 300);
        var sending = app.SendDueAsync();
        await Wait.UntilAsync(() => app.Mail.Count > 0, "the first mail");
        (await app.Http.SendAsync("admin", HttpMethod.Put, $"/api/people/{Me}", new { disabled = true })).Status.ShouldBe(200);
        var before = app.Mail.Count;
        await sending;

        app.Mail.Count.ShouldBeInRange(before, before + 40); // what was on its way and the rest of its batch
        (await app.DeliveriesAsync()).Count(d => d.State == DeliveryState.Dropped).ShouldBe(300 - app.Mail.Count);
    }

    [Fact]
    public async Task A_mail_is_in_its_receivers_language()
    {
        await using var app = await DeliveryApp.StartAsync();
        await app.WantAsync(Me, new { email = true, address = "me@example.cn", language = "en" });
        await app.NotifyAsync(kind: "breached.forcedDemolition");
        await app.SendDueAsync();

        app.Mail.Mails.Single().Subject.ShouldBe("[Miyun enforcement] Deadline passed: Forced demolition");
        app.Mail.Mails.Single().Body.ShouldNotContain("案件");
    }

    [Fact] // Art 5: nobody but sender, addressee and auditors knows that a clue exists
    public async Task A_clues_mail_says_only_that_there_is_something()
    {
        await using var app = await DeliveryApp.StartAsync();
        await app.WantMailAsync("discipline");
        (await app.Http.SendAsync(CaseClient.Lead, HttpMethod.Post, "/api/clues",
            new { official = "某镇王某", summary = "涉嫌通风报信" })).Status.ShouldBe(201);
        await app.Http.RunJobsAsync();

        var mail = app.Mail.Mails.Single();
        mail.Subject.ShouldBe("【密云违建管控】有一条需本单位办理的事项，请登录后查看");
        mail.Body.ShouldContain("https://wjgk.example.cn/notices\n");
        (mail.Subject + mail.Body).ShouldNotContain("线索");
        mail.Body.ShouldNotContain("clue");
        (await app.Http.GetAsync("admin", "/api/deliveries")).ToJsonString().ShouldNotContain("clue");
    }

    [Fact]
    public async Task One_that_hangs_holds_back_no_other()
    {
        await using var app = await DeliveryApp.StartAsync();
        await using var listener = await WebhookListener.StartAsync();
        await app.AddWebhookAsync($"{listener.Address}/hang");
        await app.AddWebhookAsync($"{listener.Address}/a");
        await app.AddWebhookAsync($"{listener.Address}/b");
        await app.WantMailAsync(CaseClient.Inspector);
        await app.NotifyAsync(count: 3);

        var sending = app.SendDueAsync();
        await Wait.UntilAsync(() => listener.Calls.Count >= 7 && app.Mail.Count >= 3, "every other message");
        sending.IsCompleted.ShouldBeFalse(); // it still waits for the one that hangs
        listener.Calls.GroupBy(c => c.Path).ToDictionary(g => g.Key, g => g.Count())
            .ShouldBe(new Dictionary<string, int> { ["/hang"] = 1, ["/a"] = 3, ["/b"] = 3 }, ignoreOrder: true);
        app.Mail.Count.ShouldBe(3);
        (await sending).ShouldBe(new(9, 1));

        var again = System.Diagnostics.Stopwatch.StartNew();
        (await app.SendDueAsync()).ShouldBe(new(0, 0)); // left alone for a minute
        again.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Fact] // 10,000 mails, by hand: 288 s over two connections, 3 MiB more memory
    public async Task A_thousand_mails_leave_each_once()
    {
        await using var app = await DeliveryApp.StartAsync();
        string[] people = [Me, CaseClient.Lead, CaseClient.OtherTown, "lead.gubeikou"];
        foreach (var user in people) await app.WantMailAsync(user);
        await app.NotifyAsync(count: 250);
        await app.NotifyAsync(DeliveryApp.OtherTown, count: 250);
        for (var sent = 0; sent < 1_000; sent += (await app.SendDueAsync()).Done) ; // a run ends after some 20 s, whatever waits

        app.Mail.Mails.Select(m => m.MessageId).Distinct().Count().ShouldBe(1_000);
        app.Mail.Mails.GroupBy(m => m.To).Select(g => g.Count()).ShouldBe([250, 250, 250, 250]);
    }

    /// <summary>Passes a conversation on to a real server, and hangs up when the server has answered the mail's last line.</summary>
    private static async Task PassOnButKeepTheAnswerAsync(TcpListener listener, int port)
    {
        using var from = await listener.AcceptTcpClientAsync();
        using var to = new TcpClient();
        await to.ConnectAsync(IPAddress.Loopback, port);
        var (near, far, ended) = (from.GetStream(), to.GetStream(), false);
        var back = Task.Run(async () =>
        {
            var buffer = new byte[4096];
            for (int n; (n = await far.ReadAsync(buffer)) > 0 && !Volatile.Read(ref ended);) await near.WriteAsync(buffer.AsMemory(0, n));
        });
        var bytes = new byte[4096];
        var tail = "";
        for (int n; (n = await near.ReadAsync(bytes)) > 0;)
        {
            tail = (tail + Encoding.ASCII.GetString(bytes, 0, n))[^Math.Min(tail.Length + n, 10)..];
            if (tail.EndsWith("\r\n.\r\n", StringComparison.Ordinal)) Volatile.Write(ref ended, true);
            await far.WriteAsync(bytes.AsMemory(0, n));
            if (ended) break;
        }
        await back;
    }
}

internal static class At8
{
    /// <summary>A day and time, as legal time.</summary>
    public static DateTimeOffset At(this DateTime time) => new(time, TimeSpan.FromHours(8));
}
