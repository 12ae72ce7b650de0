using Enforcement.Testing;
using Microsoft.AspNetCore.Builder;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Shared;

public sealed class RouteGuardTests
{
    [Fact]
    public async Task Startup_fails_on_a_route_that_does_not_say_who_may_use_it()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() =>
            MadeApp.StartAsync(app => app.MapGet("/api/forgotten", () => "x")));
        failure.Message.ShouldContain("/api/forgotten");
    }

    [Fact]
    public async Task Startup_accepts_routes_that_say_so()
    {
        await using var app = await MadeApp.StartAsync(app =>
        {
            app.MapGet("/api/open", () => "x").AllowAnonymous();
            app.MapGet("/api/closed", () => "x").RequireAuthorization();
        });
    }

    [Fact]
    public async Task The_product_starts_with_every_page_and_route_declared()
    {
        await using var app = new EnforcementApp();
        using var response = await app.ClientFor(null).GetAsync("/health/ready");
        response.IsSuccessStatusCode.ShouldBeTrue();
    }
}
