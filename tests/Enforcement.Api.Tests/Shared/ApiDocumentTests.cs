using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Shared;

public sealed class ApiDocumentTests : IAsyncLifetime
{
    private MadeApp _app = null!;
    private JsonElement _document;

    public async ValueTask InitializeAsync()
    {
        _app = await MadeApp.StartAsync();
        _document = await _app.ClientFor(null).GetFromJsonAsync<JsonElement>("/openapi/v1.json");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public void Every_route_of_the_api_is_described()
    {
        var served = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {Plain(e.RoutePattern)}"));
        Operations().Select(o => $"{o.Method} {o.Path}").Order().ShouldBe(served.Order());
    }

    [Fact]
    public void Every_refusal_is_described_as_a_problem_with_its_code()
    {
        foreach (var (method, path, operation) in Operations())
            foreach (var response in operation.GetProperty("responses").EnumerateObject().Where(r => r.Name[0] is '4' or '5'))
                response.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref")
                    .GetString()
                    .ShouldBe("#/components/schemas/Problem", $"{method} {path} {response.Name}");
        var problem = _document.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties");
        foreach (var member in new[] { "type", "title", "status", "detail", "code", "reason", "errors",
            "traceId" }) problem.TryGetProperty(member, out _).ShouldBeTrue(member);
    }

    [Fact]
    public void Every_post_takes_an_idempotency_key_and_only_open_routes_need_no_key_of_a_person()
    {
        foreach (var (method, path, operation) in Operations())
        {
            if (method == "POST")
                operation.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString())
                    .ShouldContain("Idempotency-Key", $"{method} {path}");
            operation.TryGetProperty("security", out _)
                .ShouldBe((method, path) is not (("POST", "/api/session") or ("GET", "/api/document-check/{code}")), $"{method} {path}");
        }
    }

    private IEnumerable<(string Method, string Path, JsonElement Operation)> Operations() =>
        from path in _document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (operation.Name.ToUpperInvariant(), path.Name, operation.Value);

    // {id:guid} is described as {id}
    private static string Plain(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            _ => "",
        }))));
}
