using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Enforcement.Api.Shared;
using Enforcement.Api.Tests.Cases;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Security;

/// <summary>
/// What somebody may not see is not there for them, whatever they send: 404, before anybody looks whether the body is one. Made from the
/// routes themselves; bodies of a type that a route does not
/// take at all (415) reach none.
/// </summary>
public sealed class ScopeBeforeShapeTests(TownWorld world) : IClassFixture<TownWorld>
{
    private const string Outsiders = "ILV";

    private static readonly string[] Broken = ["{}", "[1]", "\"x\"",
        "{\"version\":\"x\",\"reason\":{},\"town\":[1],\"at\":1,\"values\":7}", "{", "null", ""];

    private Dictionary<string, RouteEndpoint> Acts() => world.App.Services.GetServices<EndpointDataSource>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.Parameters.Count > 0 && e.RoutePattern.RawText!.Contains("api/", StringComparison.Ordinal))
        .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Where(m => m != "GET")
            .Select(m => (Route: $"{m} /{e.RoutePattern.RawText!.Trim('/')}", Endpoint: e)))
        .ToDictionary(r => r.Route, r => r.Endpoint);

    [Fact]
    public async Task Another_units_thing_is_not_there_whatever_is_sent_and_ones_own_is_looked_at_as_before()
    {
        var (acts, wrong, sent) = (Acts(), new List<string>(), 0);
        var rows = OwnAndOtherUnitTests.Rows.Where(r => acts.ContainsKey(r.Route)
            && acts[r.Route].Metadata.GetMetadata<AllowAttribute>() is null).ToList();
        acts.Where(a => a.Value.Metadata.GetMetadata<AllowAttribute>() is null).Select(a => a.Key).Except(rows.Select(r => r.Route))
            .ShouldBeEmpty("a route without a row");
        foreach (var row in rows)
        {
            var isForm = acts[row.Route].Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Any(t =>
                t.StartsWith("multipart/", StringComparison.Ordinal)) == true;
            foreach (var body in isForm ? ["", "--b\r\n", "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nx\r\n--b--\r\n"]
                : Broken)
            {
                foreach (var person in TownWorld.People.Keys.Where(p => p != '0' && !row.May.Contains(p, StringComparison.Ordinal)
                    && !row.See.Contains(p, StringComparison.Ordinal)))
                    await ShouldBeAsync(person, row, body, isForm, 404);
                if (body is "--b\r\n" || (body is "{" or "[1]" && HasBody(row))) await ShouldBeAsync(row.May[0], row, body, isForm, 400);
            }
        }
        wrong.ShouldBeEmpty();
        sent.ShouldBeGreaterThan(2_000);

        async Task ShouldBeAsync(char person, OwnAndOtherUnitTests.Row row, string body, bool isForm, int expected)
        {
            sent++;
            var (status, code) = await SendAsync(person, row, body, isForm);
            if (status != expected || (status == 404 && code != "not-found")) wrong.Add(
                $"{row.Route} of {row.Of} as {person} with {body.ReplaceLineEnds()}: {status} {code}");
        }

        bool HasBody(OwnAndOtherUnitTests.Row row) => acts[row.Route].Metadata.GetMetadata<IAcceptsMetadata>() is not null;
    }

    [Theory] // what lacks a value is refused by its name, as long as it is one's own
    [InlineData("POST /api/leads/{id:guid}/reject", "doubted", 'i')]
    [InlineData("POST /api/evidence/{id:guid}/pin", "photo", 'i')]
    [InlineData("POST /api/suspensions/{id:guid}/lift", "suspension", 'd')]
    [InlineData("POST /api/unit-measures/{id:guid}/decide", "proposed", 'd')]
    [InlineData("POST /api/cases/{number}/actions/determine", "walk", 'i')]
    [InlineData("POST /api/documents/{id:guid}/void", "spareDocument", 'i')]
    [InlineData("POST /api/assessments/{period}/{unit}/appeals/{key}/decide", "assessment", 'p')]
    public async Task Ones_own_thing_with_an_empty_body_is_refused_for_the_body(string route, string of, char person)
    {
        var row = OwnAndOtherUnitTests.Rows.First(r => r.Route == route && r.Of == of);
        (await SendAsync(person, row, "{}", false)).Status.ShouldBe(422);
        (await SendAsync('I', row, "{}", false)).ShouldBe((404, "not-found"));
    }

    [Fact]
    public async Task What_the_body_names_is_looked_for_before_the_rest_of_it()
    {
        var (number, lead) = (world["case", "number"], world["lead"]);
        foreach (var (person, expected) in Outsiders.Select(p => (p, 404)).Append(('i', 422)))
        {
            (await PostAsync(person, "/api/documents", Json($$"""{"caseNumber":"{{number}}"}"""))).ShouldBe(expected, $"{person}");
            (await PostAsync(person, "/api/documents", Json($$"""{"caseNumber":"{{number}}","kind":"other","title":"","number":""}"""))).ShouldBe(expected, $"{person}");
            (await PostAsync(person, "/api/documents/uploads", Form(("caseNumber", number)))).ShouldBe(expected, $"{person}");
            foreach (var named in new[] { ("caseNumber", number), ("leadId", lead) })
            {
                (await PostAsync(person, "/api/evidence", Form(named))).ShouldBe(expected, $"{person} {named}");
                (await PostAsync(person, "/api/evidence", Form(named, ("kind", "nonsense"), ("takenAt", "yesterday"))))
                    .ShouldBe(expected, $"{person} {named}");
            }
        }
    }

    private async Task<(int Status, string? Code)> SendAsync(char person, OwnAndOtherUnitTests.Row row, string body, bool isForm)
    {
        using var request = new HttpRequestMessage(new HttpMethod(row.Route.Split(' ')[0]), world.Path(row.Route.Split(' ')[1], row.Of));
        request.Content = new StringContent(body, Encoding.UTF8);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(isForm ? "multipart/form-data; boundary=b" : "application/json");
        using var response = await world.Http.As(TownWorld.People[person]).SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)!["code"]?.GetValue<string>() : null);
    }

    private async Task<int> PostAsync(char person, string path, HttpContent content)
    {
        using (content)
        using (var response = await world.Http.As(TownWorld.People[person]).PostAsync(path, content)) return (int)response.StatusCode;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        return form;
    }
}

file static class Lines
{
    public static string ReplaceLineEnds(this string text) => text.ReplaceLineEndings(" ");
}
