using System.Net;
using Enforcement.Testing;
using Enforcement.Web.Components;
using Microsoft.Extensions.Configuration;
using Shouldly;

namespace Enforcement.Web.Tests.Pages;

/// <summary>The map's page as the server writes it, and the tile server by setting.</summary>
public sealed class MapPageTests(PageApp app) : IClassFixture<PageApp>
{
    [Fact]
    public async Task The_list_says_in_words_what_the_map_shows_and_keeps_its_filters()
    {
        using var client = await app.SignInAsync("planning");

        var (status, html) = await client.OpenAsync("/map?stage=Overdue&layers=cases&c=116.9,40.5&z=12");

        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("<option value=\"Overdue\" selected");
        html.ShouldContain("name=\"c\" value=\"116.9,40.5\"");
        html.ShouldContain("已逾期");
        html.ShouldNotContain("data-part=\"stands\">制止<");
        html.ShouldContain("class=\"pin pin-case pin-late\"");
        html.ShouldNotContain("id=\"layer-leads\" name=\"layers\" value=\"leads\" checked");
    }

    [Fact]
    public async Task What_the_address_says_wrongly_filters_nothing_and_what_is_near_wrongly_says_so()
    {
        using var client = await app.SignInAsync("planning");

        var (status, _) = await client.OpenAsync("/map?stage=Nowhere&layers=roads&urgency=9&p=999999999&z=x");
        var (swapped, html) = await client.OpenAsync("/map?lon=40.5&lat=116.9");

        status.ShouldBe(HttpStatusCode.OK);
        swapped.ShouldBe(HttpStatusCode.UnprocessableEntity);
        html.ShouldContain("填反");
    }

    [Theory]
    [InlineData("inspector.xiwengzhuang", HttpStatusCode.Forbidden)]
    [InlineData("planning", HttpStatusCode.OK)]
    [InlineData("admin", HttpStatusCode.OK)]
    public async Task Outlines_are_for_those_who_keep_the_maps(string user, HttpStatusCode expected)
    {
        using var client = await app.SignInAsync(user);

        (await client.OpenAsync("/map/outlines")).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Without_a_tile_server_pictures_come_from_here_alone_and_with_one_from_its_hosts_too()
    {
        await using var tiled = new EnforcementApp
        {
            Settings =
            [
                ("Enforcement:Map:TileUrl", "https://{s}.tiles.example/vec/{z}/{x}/{y}?tk=abc"),
                ("Enforcement:Map:TileSubdomains", "t0,t1"), ("Enforcement:Map:TileAttribution", "审图号 <b>1</b>"),
            ],
        };
        using var with = tiled.ClientFor("admin");
        using var without = app.ClientFor("admin");

        using var one = await with.GetAsync(new Uri("/map", UriKind.Relative));
        using var other = await without.GetAsync(new Uri("/map", UriKind.Relative));

        one.Headers.GetValues("Content-Security-Policy").Single()
            .ShouldContain("img-src 'self' data: blob: https://t0.tiles.example https://t1.tiles.example;");
        (await one.Content.ReadAsStringAsync()).ShouldContain("data-attribution=\"审图号 &lt;b&gt;1&lt;/b&gt;\"");
        other.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("img-src 'self' data: blob:;");
    }

    [Theory]
    [InlineData("javascript:{z}{x}{y}", "")]
    [InlineData("https://tiles.example/{z}/{x}", "")]
    [InlineData("https://{s}.tiles.example/{z}/{x}/{y}", "")]
    [InlineData("/tiles/{z}/{x}/{y}", "")]
    public void A_tile_address_that_is_none_stops_the_start(string url, string subdomains)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Enforcement:Map:TileUrl", url), new("Enforcement:Map:TileSubdomains", subdomains)]).Build();

        Should.Throw<InvalidOperationException>(() => MapTiles.Read(settings)).Message.ShouldContain("TileUrl");
    }
}
