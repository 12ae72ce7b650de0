using Enforcement.Testing;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Enforcement.EndToEnd.Tests;

/// <summary>The map with mouse, keyboard and neither; drawing a place; nothing from elsewhere.</summary>
public sealed class MapTests(Browser browser) : IClassFixture<Browser>
{
    private static async Task<IPage> OpenAsync(IPage page, string query = "")
    {
        await page.GotoAsync($"/map{query}");
        await page.WaitForSelectorAsync("[data-map-overview][data-ready]");
        return page;
    }

    private static async Task<int> CountAsync(IPage page, string selector) => await page.Locator(selector).CountAsync();

    /// <summary>Asks until it is so: the page's policy forbids the browser driver's own waiting for an expression.</summary>
    private static Task UntilAsync(IPage page, string expression) =>
        Wait.UntilAsync(() => page.EvaluateAsync<bool>($"Boolean({expression})"), expression);

    /// <summary>Keys of all rows, on all pages of the list.</summary>
    private static async Task<List<string>> ListAsync(IPage page)
    {
        var keys = new List<string>();
        while (true)
        {
            keys.AddRange(await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('[data-map-list] [data-rows] [data-key]')].map(r => r.dataset.key)"));
            if (await CountAsync(page, "[data-map-list] [data-step=next]") == 0) return keys;
            await page.ClickAsync("[data-map-list] [data-step=next]");
        }
    }

    [Fact]
    public async Task Map_and_list_hold_the_same_and_nothing_comes_from_elsewhere()
    {
        var page = await OpenAsync(await browser.SignInAsync("planning"));
        var answer = JsonNode.Parse(await page.EvaluateAsync<string>("fetch('/api/map').then(r => r.text())"))!;
        var total = answer["total"]!.GetValue<int>();
        total.ShouldBeGreaterThan(0);
        // The whole district is in view: what the markers stand for is everything.
        (await page.GetAttributeAsync("[data-map-overview]", "data-shown")).ShouldBe($"{total}");
        (await ListAsync(page))
            .ShouldBe(answer["items"]!.AsArray().Select(i => $"{i!["kind"]!.GetValue<string>()}:{i["id"]!.GetValue<string>()}"));
        (await CountAsync(page, "path.outline-district")).ShouldBe(1);
        await Browser.ShootAsync(page, "map");
        browser.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Filters_and_view_survive_reload_and_back()
    {
        var page = await OpenAsync(await browser.SignInAsync("planning"));
        await page.SelectOptionAsync("[name=stage]", "Overdue");
        await page.WaitForURLAsync("**stage=Overdue**");
        await page.WaitForSelectorAsync("[data-map-overview][data-ready]");
        (await ListAsync(page)).ShouldAllBe(key => key.StartsWith("case:", StringComparison.Ordinal));
        var scale = page.Locator(".leaflet-control-scale-line");
        var whole = await scale.InnerTextAsync();
        await page.ClickAsync(".leaflet-control-zoom-in");
        await UntilAsync(page, "Number(new URLSearchParams(location.search).get('z')) > 10");
        var (before, nearer) = (page.Url, await scale.InnerTextAsync());
        nearer.ShouldNotBe(whole);
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("[data-map-overview][data-ready]");
        page.Url.ShouldBe(before);
        (await scale.InnerTextAsync()).ShouldBe(nearer, "the view itself, not only its address");
        (await page.InputValueAsync("[name=stage]")).ShouldBe("Overdue");
        await page.ClickAsync("[data-map-list] [data-part=link] >> nth=0");
        await page.WaitForURLAsync("**/cases/**");
        await page.GoBackAsync();
        await page.WaitForSelectorAsync("[data-map-overview][data-ready]");
        page.Url.ShouldBe(before);
        (await scale.InnerTextAsync()).ShouldBe(nearer, "the view itself, not only its address");
        browser.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cluster_opens_by_enter_and_a_marker_opens_its_card_by_enter()
    {
        var page = await OpenAsync(await browser.SignInAsync("planning"));
        var zoom = double.Parse(await ZoomAsync(page), System.Globalization.CultureInfo.InvariantCulture);
        await page.FocusAsync(".map-marker:has(.cluster)");
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')")).ShouldContain("按回车放大");
        await page.Keyboard.PressAsync("Enter");
        await UntilAsync(page, FormattableString.Invariant($"Number(new URLSearchParams(location.search).get('z')) > {zoom}"));
        (await page.EvaluateAsync<bool>("document.activeElement !== document.body")).ShouldBeTrue("focus is not lost with the cluster");

        await page.GotoAsync("/map?c=116.861,40.47&z=18");
        await page.WaitForSelectorAsync("[data-map-overview][data-ready]");
        await page.FocusAsync(".map-marker:has(.pin)");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".leaflet-popup a.num");
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')")).ShouldStartWith("/cases/");
        var row = await page.GetAttributeAsync("[data-rows] [aria-current]", "data-key");
        (await page.GetAttributeAsync(".map-marker.is-chosen", "data-key")).ShouldBe(row);
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync(".leaflet-popup", new() { State = WaitForSelectorState.Detached });
        (await page.EvaluateAsync<string>("document.activeElement.dataset.key ?? ''")).ShouldBe(row, "focus goes back to the marker");
        // Arrow keys pan when the map has the focus.
        var middle = await ParameterAsync(page, "c");
        await page.FocusAsync("[data-map-overview]");
        await page.Keyboard.PressAsync("ArrowRight");
        await UntilAsync(page, $"new URLSearchParams(location.search).get('c') !== '{middle}'");
        browser.Complaints.ShouldBeEmpty();
    }

    private static async Task<string> ParameterAsync(IPage page, string name) =>
        await page.EvaluateAsync<string>($"new URLSearchParams(location.search).get('{name}') ?? ''");

    private static async Task<string> ZoomAsync(IPage page)
    {
        await page.ClickAsync(".leaflet-control-zoom-out");
        await UntilAsync(page, "new URLSearchParams(location.search).get('z')");
        return await ParameterAsync(page, "z");
    }

    [Fact]
    public async Task Choosing_in_the_list_brings_the_map_there()
    {
        var page = await OpenAsync(await browser.SignInAsync("planning"));
        var row = page.Locator("[data-rows] [data-key]").Nth(2);
        var key = await row.GetAttributeAsync("data-key");
        await row.Locator("[data-part=show]").ClickAsync();
        await page.WaitForSelectorAsync(".leaflet-popup");
        await UntilAsync(page, "Number(new URLSearchParams(location.search).get('z')) >= 15");
        (await row.GetAttributeAsync("aria-current")).ShouldNotBeNull();
        (await ParameterAsync(page, "sel")).ShouldBe(key);
        await page.ReloadAsync();
        await page.WaitForSelectorAsync(".leaflet-popup");
        await Browser.ShootAsync(page, "map-chosen");
    }

    [Fact]
    public async Task Without_scripts_the_list_and_what_is_near_still_work()
    {
        var page = await browser.SignInAsync("planning", javaScript: false);
        await page.GotoAsync("/map?stage=Overdue");
        (await page.InnerTextAsync("main")).ShouldContain("未启用脚本");
        var rows = await page.Locator("[data-rows] .map-row").CountAsync();
        rows.ShouldBeGreaterThan(0);
        (await page.Locator("[data-rows] [data-part=stands]").AllInnerTextsAsync()).ShouldAllBe(text => text == "逾期未拆");
        await page.FillAsync("#near-lon", "116.861");
        await page.FillAsync("#near-lat", "40.47");
        await page.ClickAsync("form[data-near] .btn-primary");
        (await page.InnerTextAsync("#found")).ShouldContain("500 米内共");
        (await page.Locator("[data-rows] .map-row").CountAsync()).ShouldBe(rows, "the filter stays");
        await page.FillAsync("#near-lon", "40.47");
        await page.FillAsync("#near-lat", "116.861");
        await page.ClickAsync("form[data-near] .btn-primary");
        (await page.InnerTextAsync("main")).ShouldContain("填反");
    }

    [Fact]
    public async Task Near_is_asked_by_a_point_on_the_map()
    {
        var page = await OpenAsync(await browser.SignInAsync("planning"), "?c=116.861,40.47&z=17");
        await page.ClickAsync("[data-near-pick]");
        await page.Keyboard.PressAsync("Enter"); // the middle of the map
        await page.WaitForURLAsync("**lon=116.86**");
        await page.WaitForSelectorAsync("#found");
        (await page.InnerTextAsync("#found")).ShouldContain("500 米内共");
        await page.WaitForSelectorAsync("[data-map-overview][data-ready]");
        await Browser.ShootAsync(page, "map-near");
        browser.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_place_is_drawn_into_the_form_and_typed_values_show()
    {
        var page = await browser.SignInAsync(CaseWalk.Inspector);
        await page.GotoAsync("/cases/new");
        // Swapped: offered to be exchanged.
        await page.FillAsync("[name=lon]", "40.4701");
        await page.FillAsync("[name=lat]", "116.8612");
        await page.ClickAsync(".picker-say button");
        (await page.InputValueAsync("[name=lon]")).ShouldBe("116.861200");
        (await page.InputValueAsync("[name=lat]")).ShouldBe("40.470100");
        await page.WaitForSelectorAsync(".map-here");
        // A shape by clicks, finished by button; the view stands still in between.
        await page.GetByRole(AriaRole.Button, new() { Name = "画范围" }).ClickAsync();
        var canvas = page.Locator("[data-place-picker] .map-canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var corners = 0;
        foreach (var (x, y) in new[] { (200f, 60f), (420f, 70f), (400f, 220f), (190f, 230f) })
        {
            await canvas.ClickAsync(new() { Position = new() { X = x, Y = y } });
            await page.Locator(".picker-say", new() { HasText = $"{++corners} 个角" }).WaitForAsync();
        }
        (await page.InnerTextAsync(".picker-say")).ShouldContain("4 个角");
        await Browser.ShootAsync(page, "place-drawing");
        await page.GetByRole(AriaRole.Button, new() { Name = "完成" }).ClickAsync();
        JsonNode.Parse(await page.InputValueAsync("[name=geometry]"))!["coordinates"]![0]!.AsArray().Count.ShouldBe(5);
        await page.FillAsync("[name=address]", "溪翁庄镇画图路");
        await page.ClickAsync("main form .btn-primary");
        await page.WaitForURLAsync("**/cases/MY*");
        await page.WaitForSelectorAsync("[data-place-map] [data-ready]");
        var number = page.Url.Split('/')[^1];
        (await page.EvaluateAsync<string>($"fetch('/api/map/shape/case/{number}').then(r => r.text())")).ShouldContain("Polygon");
        (await page.InnerTextAsync("[data-near-list]")).ShouldContain("米");
        await Browser.ShootAsync(page, "case-with-map");
        browser.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_point_is_set_by_keyboard_alone()
    {
        var page = await browser.SignInAsync(CaseWalk.Inspector);
        await page.GotoAsync("/cases/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "标点" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("ArrowUp");
        await UntilAsync(page, "!document.querySelector('.leaflet-pan-anim')"); // the map has moved
        await page.Keyboard.PressAsync("Enter");
        (await page.InputValueAsync("[name=lat]")).ShouldStartWith("40.");
        (await page.InputValueAsync("[name=lon]")).ShouldStartWith("11");
    }

    [Fact]
    public async Task Town_outlines_are_imported_on_their_page_and_drawn()
    {
        const string square = """{"type":"Polygon","coordinates":[[[116.80,40.45],[116.90,40.45],[116.90,40.55],[116.80,40.55],[116.80,40.45]]]}""";
        var page = await browser.SignInAsync("planning");
        await page.GotoAsync("/map/outlines");
        async Task ImportAsync(string json)
        {
            await page.SetInputFilesAsync("[name=file]", new FilePayload { Name = "镇街.geojson", MimeType = "application/geo+json",
                Buffer = System.Text.Encoding.UTF8.GetBytes(json) });
            await page.ClickAsync("main form .btn-primary");
        }
        await ImportAsync("不是 JSON");
        (await page.InnerTextAsync("main")).ShouldContain("不是 JSON 文本");
        await ImportAsync($$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"无此镇"},"geometry":{{square}}}]}""");
        (await page.InnerTextAsync("main")).ShouldContain("无此镇");
        await ImportAsync($$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"溪翁庄镇"},"geometry":{{square}}}]}""");
        (await page.InnerTextAsync("main")).ShouldContain("已导入 1 个镇街");
        await OpenAsync(page);
        (await CountAsync(page, "path.outline-town")).ShouldBe(1);
        (await page.InnerTextAsync(".town-label")).ShouldBe("溪翁庄镇");
        browser.Complaints.ShouldBeEmpty();
    }
}
