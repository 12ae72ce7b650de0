using System.Net;
using Enforcement.Testing;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>
/// Leads and patrols on pages: record, dispatch, compare, verify, join, give back; what was typed stays when it is refused.
/// </summary>
public sealed class LeadPageTests(PageApp app) : IClassFixture<PageApp>
{
    private static (string, string)[] Lead(string number, string channel = "Satellite", string lon = "116.95", string lat = "40.55") =>
    [
        ("channel", channel), ("sourceNumber", number), ("foundAt", "2026-04-09T10:00"), ("lon", lon), ("lat", lat), ("address", "某村东"),
        ("town", "110118101"), ("areaSquareMetres", "200"),
    ];

    [Fact]
    public async Task A_patch_is_recorded_dispatched_and_verified_into_a_case()
    {
        using var planning = await app.SignInAsync("planning");
        using var town = await app.SignInAsync("inspector.xiwengzhuang");

        var recorded = await planning.SubmitAsync("/leads/new", Lead("TB-P1"));
        recorded.Status.ShouldBe(HttpStatusCode.Redirect, recorded.Html);
        (await planning.OpenAsync(recorded.To!)).Html.ShouldContain("待派发");
        (await town.OpenAsync(recorded.To!)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await planning.SubmitAsync($"{recorded.To}/dispatch", ("town", "110118101"), ("version", "1"))).Status.ShouldBe(
            HttpStatusCode.Redirect);
        (await town.OpenAsync("/leads?state=Dispatched")).Html.ShouldContain("TB-P1");

        var verified = await town.SubmitAsync($"{recorded.To}/verify", ("outcome", "open"), ("note", "属实"), ("inProgress", "true"),
            ("partyName", "张三"), ("partyKind", "Person"), ("version", "2"));
        verified.To.ShouldStartWith("/cases/MY2026-101-");
        (await town.OpenAsync(verified.To!)).Html.ShouldContain("张三");
        (await town.OpenAsync($"{recorded.To}/verify")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_lead_beside_its_possible_duplicate_is_closed_as_one()
    {
        using var planning = await app.SignInAsync("planning");
        var first = (await planning.SubmitAsync("/leads/new", Lead("TB-P2", lat: "40.60"))).To!;
        var second = (await planning.SubmitAsync("/leads/new", Lead("RX-P2", "Hotline", lat: "40.6001"))).To!;
        (await planning.OpenAsync(second)).Html.ShouldContain("疑似同一处建设");
        var (status, html) = await planning.OpenAsync($"{second}/compare?with={first[7..]}");
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("TB-P2");
        html.ShouldContain("RX-P2");
        html.ShouldContain("相距 11 米");
        (await planning.OpenAsync($"{second}/compare?with={Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await planning.OpenAsync($"{second}/reject?same={first[7..]}")).Html.ShouldContain(first[7..]);
        (await planning.SubmitAsync($"{second}/reject", ("outcome", "Duplicate"), ("duplicateOf", first[7..]), ("reason", "同一处"),
            ("version", "1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await planning.OpenAsync(second)).Html.ShouldContain("同一处");
    }

    [Fact]
    public async Task What_was_typed_stays_when_longitude_and_latitude_are_swapped()
    {
        using var planning = await app.SignInAsync("planning");
        var refused = await planning.SubmitAsync("/leads/new", Lead("TB-P3", lon: "40.55", lat: "116.95"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Html.ShouldContain("经度与纬度似乎填反了");
        refused.Html.ShouldContain("value=\"TB-P3\"");
        (await planning.SubmitAsync("/leads/new", Lead("TB-P3", lon: "东边"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Many_are_dispatched_at_once_from_the_list()
    {
        using var planning = await app.SignInAsync("planning");
        var id = (await planning.SubmitAsync("/leads/new", Lead("TB-P4", lat: "40.65"))).To![7..];
        (await planning.SubmitAsync("/leads?state=New")).Html.ShouldContain("请先勾选");
        (await planning.SubmitAsync("/leads?state=New", ("ids", id), ("to", ""))).To.ShouldBe("/leads?state=New");
        (await planning.OpenAsync($"/leads/{id}")).Html.ShouldContain("已派发");
    }

    [Fact]
    public async Task A_village_records_a_nil_patrol_and_discipline_may_not()
    {
        using var village = await app.SignInAsync("village.xiwengzhuang");
        using var discipline = await app.SignInAsync("discipline");
        (await village.SubmitAsync("/patrols/new", ("startedAt", "2026-04-10T07:00"), ("endedAt", "2026-04-10T06:00"), ("route", "村东"),
            ("patrollers", "李四"))).Html.ShouldContain("结束时间不能早于开始时间");
        (await village.SubmitAsync("/patrols/new", ("startedAt", "2026-04-10T07:00"), ("endedAt", "2026-04-10T08:00"),
            ("route", "村东至河边"), ("patrollers", "李四"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await village.OpenAsync("/patrols")).Html.ShouldContain("村东至河边");
        (await discipline.OpenAsync("/patrols/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await discipline.OpenAsync("/leads/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
