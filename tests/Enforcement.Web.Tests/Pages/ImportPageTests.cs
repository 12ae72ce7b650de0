using Enforcement.Testing;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>A file on the pages: looked at, mapped by hand, confirmed, its rejected rows shown; nobody else's business.</summary>
public sealed partial class ImportPageTests(PageApp app) : IClassFixture<PageApp>
{
    private static async Task<(HttpStatusCode Status, string Html, string? To)> UploadAsync(HttpClient client, string text,
        string kind = "Satellite", string name = "图斑.csv")
    {
        var (_, html) = await client.OpenAsync("/imports/new");
        using var form = new MultipartFormDataContent { { new StringContent(kind), "kind" },
            { new StringContent(Token().Match(html).Groups[1].Value), "__RequestVerificationToken" } };
        if (text is not "") form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name);
        using var response = await client.PostAsync(new Uri("/imports/new", UriKind.Relative), form);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString);
    }

    private static async Task<string> FinishedAsync(HttpClient client, string page)
    {
        var html = "";
        await Wait.UntilAsync(async () =>
        {
            using var response = await client.GetAsync(new Uri(page, UriKind.Relative));
            html = await response.Content.ReadAsStringAsync();
            return !response.Headers.Contains("Refresh"); // it refreshes itself until there is nothing more to come
        }, page);
        return html;
    }

    [Fact]
    public async Task A_file_is_looked_at_confirmed_and_its_bad_rows_are_shown()
    {
        using var planning = await app.SignInAsync("planning");
        var (status, html, to) = await UploadAsync(planning, "TBBH,XZQMC,X,Y\nPG1,溪翁庄镇,116.95,40.55\nPG2,溪翁庄镇,40.55,116.95\n");
        status.ShouldBe(HttpStatusCode.Redirect, html);
        (_, html) = await planning.OpenAsync(to!);
        html.ShouldContain("PG1");
        html.ShouldContain("116.950000, 40.550000");
        html.ShouldContain("经度与纬度似乎填反了");
        (await planning.OpenAsync("/leads?q=PG1")).Html.ShouldNotContain("/leads/0");
        var swapped = await planning.PostAsync($"{to}?handler=Look", html, ("reading", "swap"), ("map-SourceNumber", "TBBH"),
            ("map-Town", "XZQMC"), ("map-X", "X"), ("map-Y", "Y"));
        swapped.Status.ShouldBe(HttpStatusCode.OK, swapped.Html);
        swapped.Html.ShouldNotContain("经度与纬度似乎填反了");

        (await planning.PostAsync($"{to}?handler=Confirm", html, ("map-SourceNumber", "TBBH"), ("map-Town", "XZQMC"), ("map-X", "X"),
            ("map-Y", "Y"))).Status.ShouldBe(HttpStatusCode.Redirect);
        html = await FinishedAsync(planning, to!);
        html.ShouldContain("已完成");
        html.ShouldContain("经度与纬度似乎填反了");
        html.ShouldContain("/rejected.csv");
        (await planning.OpenAsync("/leads?q=PG1")).Html.ShouldContain("PG1");
        (await planning.OpenAsync("/imports")).Html.ShouldContain("图斑.csv");
        (await planning.PostAsync($"{to}?handler=Confirm", swapped.Html)).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Columns_that_are_not_recognised_are_asked_for()
    {
        using var planning = await app.SignInAsync("planning");
        var (_, _, to) = await UploadAsync(planning, "一,二,三\nPH1,116.95,40.56\n");
        var (_, html) = await planning.OpenAsync(to!);
        html.ShouldContain("尚未对应：编号、经度或 X、纬度或 Y");
        var refused = await planning.PostAsync($"{to}?handler=Confirm", html);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Html.ShouldContain("没有识别出这些列");
        (await planning.PostAsync($"{to}?handler=Confirm", html, ("map-SourceNumber", "一"), ("map-X", "二"),
            ("map-Y", "三"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await FinishedAsync(planning, to!)).ShouldContain("已完成");
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_on_the_form()
    {
        using var planning = await app.SignInAsync("planning");
        var none = await UploadAsync(planning, "");
        none.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        none.Html.ShouldContain("请选择要导入的文件");
        (await UploadAsync(planning, "{\"type\":\"FeatureCollection\",\"features\":[{", name: "x.geojson")).Html.ShouldContain("文件在中途结束");
    }

    [Fact]
    public async Task Imports_are_for_those_who_make_them()
    {
        using var police = await app.SignInAsync("police");
        using var town = await app.SignInAsync("inspector.gubeikou");
        using var planning = await app.SignInAsync("planning");
        (await police.OpenAsync("/imports/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await town.OpenAsync("/imports/new")).Html.ShouldNotContain("value=\"Satellite\"");
        (await UploadAsync(town, "TBBH,X,Y\nA,116.9,40.5\n")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var (_, _, to) = await UploadAsync(planning, "TBBH,X,Y\nPI1,116.95,40.57\n");
        (await town.OpenAsync(to!)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await town.OpenAsync($"/imports/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
