using System.Text.Json.Nodes;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Sanctions;
using Enforcement.Api.Shared;
using Enforcement.Api.Suspensions;
using Enforcement.Api.Tests.Documents;
using Enforcement.Testing;
using Enforcement.Workflows.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Cases;

/// <summary>
/// A party that becomes known after the opening, or was wrong: everything that is for the party follows (Art 8, 19, 26, 29).
/// </summary>
public sealed class PartyTests : IAsyncDisposable
{
    private const string Number = "11022819600505123X", Phone = "13800138000";
    private readonly EnforcementApp _app = new() { Settings = [("Enforcement:Demo", "true")] };
    private readonly CaseClient _http;

    public PartyTests() => _http = new CaseClient(_app);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private Task<JsonNode> IdentifyAsync(string number, string name, string? reason = null, string? idNumber = null, int expect = 200,
        string user = CaseClient.Inspector, string kind = "person") =>
        _http.ActAsync(number, "identify-party", new { party = new { name, kind, idNumber, phone = Phone }, reason }, user, expect);

    private async Task<bool> IsSanctionedAsync(object asked) =>
        (await _http.SendAsync("electricity", HttpMethod.Post, "/api/sanctions/check", asked)).Body!["hit"]!.GetValue<bool>();

    private async Task<bool> IsSuspendedAsync(object asked) =>
        (await _http.SendAsync("planning", HttpMethod.Post, "/api/suspensions/check", asked)).Body!["suspended"]!.GetValue<bool>();

    private async Task<List<string?>> SanctionedPartiesAsync(string number) =>
        [.. (await _http.GetAsync("planning", $"/api/sanctions?pageSize=200&q={number}"))["items"]!.AsArray()
            .Select(s => s!["partyName"]?.GetValue<string>()).Distinct()];

    private async Task<string> DeterminedAsync(string number)
    {
        await _http.StoppedAsync(number);
        await _http.ActAsync(number, "determine", new { illegal = true, basis = "x", landCategory = "farmland" });
        await _http.RunJobsAsync();
        return number;
    }

    private async Task<string> DemolishedAsync(string number)
    {
        await _http.OrderedAsync(number);
        var photo = (await _http.UploadAsync(number))["id"]!.GetValue<string>();
        await _http.ActAsync(number, "confirm-demolition",
            new { by = "party", demolishedAt = await _http.NowAsync(), evidence = new[] { photo } });
        return number;
    }

    [Fact]
    public async Task Sanctions_suspensions_search_and_documents_follow_the_party_and_what_was_lifted_does_not()
    {
        var number = await DeterminedAsync(await _http.OpenAsync());
        (await _http.SendAsync("leader", HttpMethod.Post, "/api/suspensions",
            new { caseNumber = number, subject = "北岸院落", basis = "区政府被约谈" })).Status.ShouldBe(201);
        (await SanctionedPartiesAsync(number)).ShouldBe([null]);
        (await IsSanctionedAsync(new { name = "褚某某" })).ShouldBeFalse();

        await IdentifyAsync(number, "褚某某", idNumber: Number);
        await _http.RunJobsAsync();
        (await SanctionedPartiesAsync(number)).ShouldBe(["褚某某"]);
        (await IsSanctionedAsync(new { name = "褚 某某" })).ShouldBeTrue();
        (await IsSanctionedAsync(new { idNumber = "11022819600505123ｘ" })).ShouldBeTrue();
        (await IsSuspendedAsync(new { name = "褚某某" })).ShouldBeTrue();
        (await IsSuspendedAsync(new { idNumber = Number.ToLowerInvariant() })).ShouldBeTrue();
        (await _http.GetAsync("electricity", "/api/notices"))["items"]!.AsArray()
            .Count(n => n!["kind"]!.GetValue<string>() == "sanction.party").ShouldBe(1);
        (await _http.GetAsync("planning", "/api/cases?q=" + Uri.EscapeDataString("褚某某")))["items"]!.AsArray()
            .Single()!["number"]!.GetValue<string>().ShouldBe(number);
        using var documents = new DocumentClient(_app);
        var values = (await documents.DraftAsync("stopNotice", number))["values"]!;
        (values["当事人"]!.GetValue<string>(), values["证件号码"]!.GetValue<string>(), values["当事人电话"]!.GetValue<string>())
            .ShouldBe(("褚某某", Number, Phone));

        await IdentifyAsync(number, "某某（集团）有限公司", "由公司承租", kind: "organisation");
        await _http.RunJobsAsync();
        await _http.RunJobsAsync(); // what was delivered twice changes nothing
        (await SanctionedPartiesAsync(number)).ShouldBe(["某某（集团）有限公司"]);
        (await IsSanctionedAsync(new { name = "褚某某" })).ShouldBeFalse("it was not his");
        (await IsSanctionedAsync(new { idNumber = Number })).ShouldBeFalse();
        (await IsSuspendedAsync(new { idNumber = Number })).ShouldBeFalse();
        (await IsSuspendedAsync(new { name = "某某(集团)有限公司" })).ShouldBeTrue();
        (await _http.GetAsync("planning", "/api/cases?q=" + Uri.EscapeDataString("褚某某")))["total"]!.GetValue<int>().ShouldBe(0);
        (await _http.GetAsync("planning", "/api/cases?q=" + Uri.EscapeDataString("（集团）")))["total"]!.GetValue<int>().ShouldBe(1);

        await _http.ActAsync(number, "withdraw", new { reason = "误立" }, CaseClient.Lead);
        await _http.RunJobsAsync();
        await IdentifyAsync(number, "别人", "x", expect: 409);
        (await SanctionedPartiesAsync(number)).ShouldBe(["某某（集团）有限公司"]);
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Sanctions_that_were_lifted_keep_whom_they_named()
    {
        var number = await DeterminedAsync(await _http.OpenAsync(party: new { name = "旧名", kind = "person" }));
        // Of a unit that no longer is one of the bodies of Art 8.
        await _app.DbAsync(db =>
            db.Database.ExecuteSqlInterpolatedAsync(
                $"UPDATE Sanctions SET LiftedAt = OpenedAt, ToUnit = 'x' WHERE Id = (SELECT Id FROM Sanctions WHERE CaseNumber = {number} ORDER BY Id LIMIT 1)"));
        await IdentifyAsync(number, "新名", "查明");
        await _http.RunJobsAsync();
        (await _app.DbAsync(db => db.Set<SanctionRow>().Where(s => s.CaseNumber == number && s.LiftedAt != null).Select(s => s.PartyName)
            .SingleAsync())).ShouldBe("旧名");
        (await _app.DbAsync(db => db.Set<SanctionRow>().Where(s => s.CaseNumber == number && s.LiftedAt == null).Select(s => s.PartyName)
            .Distinct().ToListAsync())).ShouldBe(["新名"]);
    }

    [Fact]
    public async Task Article_26_repeat_building_is_looked_for_again_with_the_party_of_now_and_never_finds_the_case_itself()
    {
        async Task<string> OpenAsync(double lon, object? party = null)
        {
            var (status, body) = await _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, "/api/cases",
                new { place = new { lon, lat = 40.46 }, address = "x", party });
            status.ShouldBe(201, body?.ToJsonString());
            return body!["number"]!.GetValue<string>();
        }
        async Task<List<string>> RepeatsAsync(string number) =>
            [.. (await _http.CaseAsync(number, "planning"))["repeatOf"]!.AsArray().Select(n => n!.GetValue<string>())];

        var earlier = await DemolishedAsync(await OpenAsync(116.80, new { name = "某某（集团）有限公司", kind = "organisation", idNumber = Number }));
        var again = await OpenAsync(116.90);
        await _http.ClockAsync("2026-04-10T10:00:00+08:00");
        var later = await DemolishedAsync(
            await OpenAsync(116.95, new { name = "某某(集团)有限公司", kind = "organisation", idNumber = Number.ToLowerInvariant() }));
        (await RepeatsAsync(later)).ShouldBe([earlier], "x or X is one party");
        (await RepeatsAsync(again)).ShouldBeEmpty();

        await IdentifyAsync(again, "某某(集团)有限公司", kind: "organisation");
        (await RepeatsAsync(again)).ShouldBe([earlier], "what was demolished after it was opened is not built again by it");
        var seen = await _http.CaseAsync(again);
        seen["flags"]!.AsArray().Select(f => f!.GetValue<string>()).ShouldBe(["repeat", "upperLimit"]);
        seen["repeatOf"]!.AsArray().ShouldBeEmpty("numbers of what may be another town's");
        var journal = await _http.GetAsync(CaseClient.Inspector, $"/api/cases/{again}/journal");
        journal.ToJsonString().ShouldNotContain(earlier);
        (await _app.DbAsync(db => db.Set<CaseRow>().Where(c => c.Number == again).Select(c => c.IsRepeat).SingleAsync())).ShouldBeTrue();

        await IdentifyAsync(again, "某某(集团)有限公司", "证件号码有误", idNumber: "91110118MA01ABCD2X", kind: "organisation");
        (await RepeatsAsync(again)).ShouldBeEmpty("another number is another party, though the name is the same");
        await DemolishedAsync(again);
        await IdentifyAsync(again, "某某(集团)有限公司", "证件号码更正", idNumber: Number, kind: "organisation");
        (await RepeatsAsync(again)).ShouldBe([earlier]);
    }

    [Fact]
    public async Task The_journal_shows_the_old_and_the_new_party_and_numbers_only_to_who_may_see_them()
    {
        var number = await _http.OpenAsync(party: new { name = "褚某某", kind = "person", idNumber = Number });
        await IdentifyAsync(number, "卫某某", "认错了人", idNumber: "110228197001014321");
        async Task<JsonNode> EntryAsync(string user) =>
            (await _http.GetAsync(user, $"/api/cases/{number}/journal"))["items"]!.AsArray()
                .Single(e => e!["type"]!.GetValue<string>() == "partyIdentified")!["data"]!;

        var clear = await EntryAsync(CaseClient.Lead);
        (clear["oldParty"]!["name"]!.GetValue<string>(), clear["oldParty"]!["idNumber"]!.GetValue<string>()).ShouldBe(("褚某某", Number));
        (clear["party"]!["name"]!.GetValue<string>(), clear["party"]!["idNumber"]!.GetValue<string>(),
            clear["reason"]!.GetValue<string>()).ShouldBe(("卫某某", "110228197001014321", "认错了人"));
        foreach (var user in new[] { "bureau", "leader", "auditor", "village.xiwengzhuang" })
        {
            var (status, seen) = await _http.SendAsync(user, HttpMethod.Get, $"/api/cases/{number}/journal");
            if (status != 200) continue;
            var text = seen!.ToJsonString() + (await _http.CaseAsync(number, user)).ToJsonString();
            foreach (var secret in new[] { Number, "110228197001014321", Phone }) text.ShouldNotContain(secret, Case.Insensitive, user);
            (await EntryAsync(user))["party"]!["idNumber"]!.GetValue<string>().ShouldBe("110***********4321");
        }
        (await _http.CaseAsync(number, "bureau"))["party"]!["name"]!.GetValue<string>().ShouldBe("卫某某");
    }

    [Fact]
    public async Task Its_town_alone_records_it_with_its_values_in_bounds()
    {
        var number = await _http.OpenAsync();
        await IdentifyAsync(number, "甲", user: "planning", expect: 403);
        await IdentifyAsync(number, "甲", user: CaseClient.OtherTown, expect: 404);
        await IdentifyAsync(number, " ", expect: 422);
        await IdentifyAsync(number, "\u200b", expect: 422);
        await IdentifyAsync(number, new string('甲', 201), expect: 422);
        var (status, body) = await _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, $"/api/cases/{number}/actions/identify-party",
            new { });
        (status, body!["errors"]!.AsObject().Single().Key).ShouldBe((422, "party"));
        await IdentifyAsync(number, "甲", user: CaseClient.Lead);
        (await IdentifyAsync(number, "乙", expect: 422))["code"]!.GetValue<string>().ShouldBe("text-missing");
        (await IdentifyAsync(number, "甲", "x", expect: 409))["reason"]!.GetValue<string>().ShouldBe("already-done");
    }

    [Fact]
    public async Task Rows_of_an_older_version_get_their_keys_at_start()
    {
        var number = await DeterminedAsync(await _http.OpenAsync(party: new { name = "褚（某）某", kind = "person", idNumber = Number }));
        (await _http.SendAsync("leader", HttpMethod.Post, "/api/suspensions",
            new { caseNumber = number, subject = "北岸（院落）", basis = "x" })).Status.ShouldBe(201);
        await _app.DbAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE Cases SET PartyNameKey = NULL, PartyIdKey = NULL");
            await db.Database.ExecuteSqlRawAsync("UPDATE Sanctions SET PartyNameKey = NULL, PartyIdKey = NULL");
            return await db.Database.ExecuteSqlRawAsync("UPDATE Suspensions SET PartyNameKey = NULL, PartyIdKey = NULL, SubjectKey = NULL");
        });
        (await IsSanctionedAsync(new { name = "褚(某)某" })).ShouldBeFalse();
        await _app.InScopeAsync(async services =>
        {
            await PartyRows.CatchUpAsync(services, CancellationToken.None);
            return 0;
        });
        (await IsSanctionedAsync(new { name = "褚(某)某" })).ShouldBeTrue();
        (await IsSanctionedAsync(new { idNumber = Number })).ShouldBeTrue();
        foreach (var asked in new object[] { new { name = "褚(某)某" }, new { name = "北岸(院落)" }, new { idNumber = Number } }) (
            await IsSuspendedAsync(asked)).ShouldBeTrue(asked.ToString());
        (await _app.DbAsync(db =>
            db.Set<CaseRow>().CountAsync(c => (c.PartyName != null && c.PartyNameKey == null)
                || (c.PartyIdNumber != null && c.PartyIdKey == null)))).ShouldBe(0);
        (await _app.DbAsync(db => db.Set<SanctionRow>().CountAsync(c => c.PartyName != null && c.PartyNameKey == null))).ShouldBe(0);
    }

    /// <summary>
    /// SQLite compares sign by sign; so must SQL Server, whose own collation folds width, case and kana and overlooks rare characters.
    /// </summary>
    [Fact]
    public void Keys_are_compared_sign_by_sign_on_both_databases()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        foreach (var (row, names) in new (Type, string[])[]
        {
            (typeof(CaseRow), ["PartyNameKey", "PartyIdKey"]), (typeof(SanctionRow), ["PartyNameKey", "PartyIdKey"]),
            (typeof(SuspensionRow), ["PartyNameKey", "PartyIdKey", "SubjectKey"]),
        })
        {
            var entity = db.GetService<IDesignTimeModel>().Model.FindEntityType(row)!;
            foreach (var name in names)
            {
                entity.FindProperty(name)!.GetCollation().ShouldBe(SqlServerEnforcementDb.Collation, $"{row.Name}.{name}");
                entity.GetIndexes().ShouldContain(i => i.Properties[0].Name == name, $"{row.Name}.{name} has no index");
            }
        }
    }
}
