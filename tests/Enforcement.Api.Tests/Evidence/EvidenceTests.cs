using System.Net;
using System.Security.Cryptography;
using System.Text;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Org.BouncyCastle.Crypto.Digests;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Evidence;

public sealed class EvidenceTests : IAsyncLifetime
{
    private readonly EnforcementApp _app = new();
    private readonly CaseClient _http;

    public EvidenceTests() => _http = new CaseClient(_app);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Article_12_a_file_is_kept_as_it_came_under_its_hash_once()
    {
        var number = await _http.OpenAsync();
        var first = await _http.UploadAsync(number, kind: "photo");
        var second = await _http.UploadAsync(number, kind: "photo");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(CaseClient.Png));
        first["sha256"]!.GetValue<string>().ShouldBe(sha256);
        first["id"]!.GetValue<string>().ShouldNotBe(second["id"]!.GetValue<string>());
        Directory.GetFiles(Path.Combine(_app.DataDirectory, "evidence"), sha256, SearchOption.AllDirectories).Length.ShouldBe(1);
        Directory.GetFiles(Path.Combine(_app.DataDirectory, "evidence"), "incoming-*").ShouldBeEmpty();

        using var content = await _http.As(CaseClient.Inspector).GetAsync($"/api/evidence/{first["id"]}/content");
        (await content.Content.ReadAsByteArrayAsync()).ShouldBe(CaseClient.Png);
        content.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        content.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        content.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        (await _http.CaseAsync(number))["evidence"]!.AsArray().Count.ShouldBe(2);

        using var part = new HttpRequestMessage(HttpMethod.Get, $"/api/evidence/{first["id"]}/content");
        part.Headers.Range = new(1, 3);
        using var partial = await _http.As(CaseClient.Inspector).SendAsync(part);
        partial.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await partial.Content.ReadAsByteArrayAsync()).ShouldBe(CaseClient.Png[1..4]);
    }

    [Fact]
    public void Sm3_is_that_of_the_standard()
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(Encoding.ASCII.GetBytes("abc"), 0, 3);
        var hash = new byte[32];
        digest.DoFinal(hash, 0);
        Convert.ToHexStringLower(hash).ShouldBe("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    [Theory]
    [InlineData("MZ this is a program", "evidence-type-refused")]
    [InlineData("<html><script>alert(1)</script>", "evidence-type-refused")]
    [InlineData("", "evidence-empty")]
    public async Task A_file_is_what_its_content_says_and_not_its_name(string content, string code)
    {
        var number = await _http.OpenAsync();
        var refused = await _http.UploadAsync(number, Encoding.UTF8.GetBytes(content), expect: 422, name: "photo.jpg");
        refused["code"]!.GetValue<string>().ShouldBe(code);
        (await _http.CaseAsync(number))["evidence"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_adds_to_a_case_that_is_not_theirs()
    {
        var number = await _http.OpenAsync();
        await _http.UploadAsync(number, user: CaseClient.OtherTown, expect: 404);
        await _http.UploadAsync(number, user: "leader", expect: 403);
        await _http.UploadAsync("MY2026-999-0001", expect: 404);
        using var anonymous = await _http.As(null).GetAsync($"/api/evidence/{Guid.NewGuid()}/content");
        anonymous.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
