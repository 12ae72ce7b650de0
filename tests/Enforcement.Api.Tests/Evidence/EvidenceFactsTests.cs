using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Evidence;

/// <summary>What a photo says of itself beside the record; scaled photos and their originals; the bundle (Art 12).</summary>
public sealed class EvidenceFactsTests : IAsyncLifetime
{
    private const string Village = "village.xiwengzhuang";
    private readonly EnforcementApp _app = new();
    private readonly CaseClient _http;

    public EvidenceFactsTests() => _http = new CaseClient(_app);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static string[] Exif(string time, double lon = 116.861, double lat = 40.47) =>
    [
        $"-DateTimeOriginal={time}", FormattableString.Invariant($"-GPSLatitude={lat}"), "-GPSLatitudeRef=N",
        FormattableString.Invariant($"-GPSLongitude={lon}"), "-GPSLongitudeRef=E",
    ];

    private async Task<JsonNode> SendAsync(string user, byte[] file, (string Name, string Value)[] fields, int expect = 201,
        byte[]? thumbnail = null, string path = "/api/evidence", string name = "照片 1.jpg")
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        foreach (var (field, value) in fields) form.Add(new StringContent(value), field);
        if (thumbnail is not null) form.Add(new ByteArrayContent(thumbnail), "thumbnail", "t.jpg");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString()); // as the field page does
        using var response = await _http.As(user).SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(expect, text);
        return JsonNode.Parse(text)!;
    }

    private static string[] Codes(JsonNode evidence) => [.. evidence["checks"]!.AsArray().Select(c => c!["code"]!.GetValue<string>())];

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [Fact]
    public async Task A_photo_of_the_time_and_place_of_the_record_fits()
    {
        var number = await _http.OpenAsync();
        var photo = await TestPhoto.JpegAsync(64, 48, 1, Exif("2026:04:10 08:55:00"));
        var evidence = await SendAsync(CaseClient.Inspector, photo, [("caseNumber", number), ("takenAt", "2026-04-10T08:58:00+08:00")]);
        Codes(evidence).ShouldBeEmpty();
        evidence["exifTakenAt"]!.GetValue<string>().ShouldBe("2026-04-10T08:55:00+08:00");
        evidence["exifLat"]!.GetValue<double>().ShouldBe(40.47, 1e-6);
        evidence["distanceMetres"]!.GetValue<double>().ShouldBeLessThan(1);
        (evidence["width"]!.GetValue<int>(), evidence["height"]!.GetValue<int>()).ShouldBe((64, 48));
        using var content = await _http.As(CaseClient.Inspector).GetAsync($"/api/evidence/{evidence["id"]}/content");
        (await content.Content.ReadAsByteArrayAsync()).ShouldBe(photo);
    }

    [Theory]
    [InlineData("1970:01:01 00:00:00", "time-implausible")]
    [InlineData("2031:01:01 00:00:00", "time-in-the-future")]
    [InlineData("2026:04:10 08:44:00", "time-differs")]
    [InlineData("0000:00:00 00:00:00", "no-time")]
    public async Task A_camera_with_another_time_is_shown_and_not_refused(string time, string code)
    {
        var number = await _http.OpenAsync();
        var photo = await TestPhoto.JpegAsync(16, 16, 2, Exif(time));
        Codes(await SendAsync(CaseClient.Inspector, photo, [("caseNumber", number), ("takenAt", "2026-04-10T08:58:00+08:00")]))
            .ShouldBe([code]);
    }

    [Fact]
    public async Task The_cameras_offset_is_heeded()
    {
        var photo = await TestPhoto.JpegAsync(16, 16, 3, [.. Exif("2026:04:10 00:55:00"), "-OffsetTimeOriginal=+00:00"]);
        var evidence = await SendAsync(CaseClient.Inspector, photo,
            [("caseNumber", await _http.OpenAsync()), ("takenAt", "2026-04-10T08:58:00+08:00")]);
        evidence["exifTakenAt"]!.GetValue<string>().ShouldBe("2026-04-10T08:55:00+08:00");
    }

    [Fact]
    public async Task A_photo_taken_elsewhere_edited_or_sent_before_says_so()
    {
        var number = await _http.OpenAsync();
        var photo = await TestPhoto.JpegAsync(16, 16, 4, [.. Exif("2026:04:10 08:55:00", lat: 40.48), "-Software=Adobe Photoshop 25.0"]);
        var first = await SendAsync(CaseClient.Inspector, photo, [("caseNumber", number)]);
        Codes(first).ShouldBe(["position-far", "edited"]);
        first["checks"]![0]!["value"]!.GetValue<double>().ShouldBe(1110, 5); // 0.01° of latitude
        Codes(await SendAsync(CaseClient.Inspector, photo, [("caseNumber", number)])).ShouldContain("same-content");
        var plain = await SendAsync(CaseClient.Inspector, await TestPhoto.JpegAsync(16, 16, 5), [("caseNumber", number)]);
        Codes(plain).ShouldBe(["no-time", "no-position"]);
    }

    [Fact]
    public async Task A_corrected_pin_is_kept_beside_the_original_position_and_in_the_journal()
    {
        var number = await _http.OpenAsync();
        var evidence = await SendAsync(CaseClient.Inspector,
            await TestPhoto.JpegAsync(16, 16, 6, Exif("2026:04:10 08:55:00", lat: 40.6)), [("caseNumber", number)]);
        var path = $"/api/evidence/{evidence["id"]}/pin";
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, path, new { lon = 116.861, lat = 40.47 })).Status.ShouldBe(422);
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, path,
            new { lon = 40.47, lat = 116.861, reason = "x" })).Body!["code"]!.GetValue<string>().ShouldBe("coordinates-swapped");
        (await _http.SendAsync("leader", HttpMethod.Post, path, new { lon = 116.861, lat = 40.47, reason = "x" })).Status.ShouldBe(403);
        (await _http.SendAsync(CaseClient.OtherTown, HttpMethod.Post, path,
            new { lon = 116.861, lat = 40.47, reason = "x" })).Status.ShouldBe(404);
        var (status, corrected) = await _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, path,
            new { lon = 116.861, lat = 40.47, reason = "手机未定位" });
        status.ShouldBe(200);
        corrected!["pin"]!["reason"]!.GetValue<string>().ShouldBe("手机未定位");
        corrected["exifLat"]!.GetValue<double>().ShouldBe(40.6, 1e-6);
        Codes(corrected).ShouldContain("position-far"); // shown, not hidden
        (await _http.GetAsync(CaseClient.Inspector, $"/api/cases/{number}/journal"))["items"]!.AsArray()
            .Select(e => e!["type"]!.GetValue<string>()).ShouldContain("evidencePinCorrected");
    }

    [Fact]
    public async Task The_original_of_a_scaled_photo_comes_later_and_only_the_one_that_was_named()
    {
        var lead = (await _http.SendAsync(Village, HttpMethod.Post, "/api/leads",
            new { channel = "patrol", place = new { lon = 116.861, lat = 40.47 }, address = "村东" })).Body!["id"]!.GetValue<string>();
        var (original, scaled) = (await TestPhoto.JpegAsync(200, 150, 7, Exif("2026:04:10 08:55:00")),
            await TestPhoto.JpegAsync(100, 75, 8));
        var evidence = await SendAsync(Village, scaled,
            [("leadId", lead), ("originalSha256", Hash(original)), ("takenAt", "2026-04-10T08:55:00+08:00"), ("lon", "116.861"),
                ("lat", "40.47")]);
        Codes(evidence).ShouldBe(["original-on-phone"]);
        var path = $"/api/evidence/{evidence["id"]}/original";
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Get, path)).Status.ShouldBe(404, "not there yet");
        (await _http.GetAsync(Village, "/api/evidence/originals-wanted")).AsArray().ShouldBeEmpty();
        (await _http.SendAsync(Village, HttpMethod.Post, $"{path}-request")).Status.ShouldBe(403);
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, $"{path}-request")).Status.ShouldBe(200);
        (await _http.GetAsync(Village, "/api/evidence/originals-wanted")).AsArray().Single()!["originalSha256"]!.GetValue<string>()
            .ShouldBe(Hash(original));
        (await _http.GetAsync(CaseClient.Inspector, "/api/evidence/originals-wanted")).AsArray().ShouldBeEmpty();

        (await SendAsync(Village, scaled, [], 422, path: path))["code"]!.GetValue<string>().ShouldBe("original-differs");
        await SendAsync(CaseClient.Inspector, original, [], 404, path: path);
        var received = await SendAsync(Village, original, [], 200, path: path);
        (received["original"]!.GetValue<string>(), received["exifTakenAt"]!.GetValue<string>())
            .ShouldBe(("received", "2026-04-10T08:55:00+08:00"));
        Codes(received).ShouldBeEmpty();
        (await (await _http.As(CaseClient.Inspector).GetAsync(path)).Content.ReadAsByteArrayAsync()).ShouldBe(original);
        (await (await _http.As(CaseClient.Inspector).GetAsync($"/api/evidence/{evidence["id"]}/content")).Content.ReadAsByteArrayAsync())
            .ShouldBe(scaled);
        (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, $"{path}-request")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Evidence_of_a_lead_is_seen_with_the_lead_and_goes_with_it_into_the_case()
    {
        var lead = (await _http.SendAsync(Village, HttpMethod.Post, "/api/leads",
            new { channel = "patrol", place = new { lon = 116.861, lat = 40.47 }, address = "村东" })).Body!["id"]!.GetValue<string>();
        var evidence = await SendAsync(Village, await TestPhoto.JpegAsync(16, 16, 9), [("leadId", lead)]);
        (await _http.SendAsync(CaseClient.OtherTown, HttpMethod.Get, $"/api/evidence/{evidence["id"]}/content")).Status.ShouldBe(404);
        await SendAsync(CaseClient.OtherTown, await TestPhoto.JpegAsync(16, 16, 9), [("leadId", lead)], 404);
        var verified = (await _http.SendAsync(CaseClient.Inspector, HttpMethod.Post, $"/api/leads/{lead}/verify",
            new { opensCase = true })).Body!;
        var number = verified["caseNumber"]!.GetValue<string>();
        (await _http.CaseAsync(number))["evidence"]!.AsArray().Single()!["id"]!.GetValue<string>()
            .ShouldBe(evidence["id"]!.GetValue<string>());
        // One that was still on the phone then comes late, and goes there, too.
        await SendAsync(Village, await TestPhoto.JpegAsync(16, 16, 10), [("leadId", lead)]);
        (await _http.CaseAsync(number))["evidence"]!.AsArray().Count.ShouldBe(2);
        (await _http.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_thumbnail_is_kept_apart_and_never_in_the_way_of_its_photo()
    {
        var number = await _http.OpenAsync();
        var (photo, small) = (await TestPhoto.JpegAsync(700, 500, 11), await TestPhoto.JpegAsync(80, 60, 12));
        var kept = await SendAsync(CaseClient.Inspector, photo, [("caseNumber", number)], thumbnail: small);
        kept["hasThumbnail"]!.GetValue<bool>().ShouldBeTrue();
        (await (await _http.As(CaseClient.Inspector).GetAsync($"/api/evidence/{kept["id"]}/thumbnail")).Content.ReadAsByteArrayAsync())
            .ShouldBe(small);
        foreach (var wrong in new[] { Encoding.UTF8.GetBytes("<svg onload=alert(1)>"), photo })
            (await SendAsync(CaseClient.Inspector, photo, [("caseNumber", number)], thumbnail: wrong))["hasThumbnail"]!.GetValue<bool>()
                .ShouldBeFalse();
        (await _http.SendAsync(CaseClient.OtherTown, HttpMethod.Get, $"/api/evidence/{kept["id"]}/thumbnail")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("MZ\u0090\0\u0003", "可执行程序")]
    [InlineData("<!DOCTYPE html><script>", "网页")]
    [InlineData("<?xml version=\"1.0\"?><svg onload=\"x\"/>", "SVG")]
    [InlineData("just words", "无法识别")]
    public async Task What_was_found_instead_is_named(string content, string found)
    {
        var refused = await SendAsync(CaseClient.Inspector, Encoding.Latin1.GetBytes(content), [("caseNumber", await _http.OpenAsync())],
            422, name: "photo.jpg");
        refused["detail"]!.GetValue<string>().ShouldContain(found);
    }

    [Fact]
    public async Task A_picture_that_would_fill_the_memory_of_who_opens_it_is_refused_by_its_header()
    {
        var number = await _http.OpenAsync();
        var bomb = CaseClient.Png.ToArray();
        (bomb[16], bomb[17], bomb[18], bomb[19]) = (0, 0, 0xC3, 0x50); // 50,000 wide
        (bomb[20], bomb[21], bomb[22], bomb[23]) = (0, 0, 0xC3, 0x50);
        (await SendAsync(CaseClient.Inspector, bomb, [("caseNumber", number)], 422))["code"]!.GetValue<string>()
            .ShouldBe("evidence-image-too-large");
        Directory.GetFiles(Path.Combine(_app.DataDirectory, "evidence"), Hash(bomb), SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_photo_over_its_limit_is_refused_and_names_it()
    {
        var big = new byte[(30 << 20) + 1];
        (await TestPhoto.JpegAsync(16, 16, 13)).CopyTo(big, 0);
        var refused = await SendAsync(CaseClient.Inspector, big, [("caseNumber", await _http.OpenAsync())], 413);
        refused["detail"]!.GetValue<string>().ShouldContain("30 MB");
    }

    [Theory]
    [InlineData("word/document.xml", 201)]
    [InlineData("xl/workbook.xml", 201)]
    [InlineData("word/vbaProject.bin", 422)]
    [InlineData("evil.exe", 422)]
    public async Task A_zip_is_taken_only_as_a_document_without_macros(string entry, int expect)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "[Content_Types].xml", "word/document.xml", entry }.Where(n => entry != "evil.exe" || n == entry)
                .Where(n => !entry.StartsWith("xl", StringComparison.Ordinal) || n != "word/document.xml").Distinct())
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write("x");
            }
        }
        await SendAsync(CaseClient.Inspector, file.ToArray(), [("caseNumber", await _http.OpenAsync()), ("kind", "document")], expect,
            name: "a.docx");
    }

    [Fact]
    public async Task The_bundle_holds_everything_and_its_manifest_checks_out_without_this_software()
    {
        var number = await _http.OpenAsync();
        var photos = new[] { await TestPhoto.JpegAsync(40, 40, 20), await TestPhoto.JpegAsync(40, 40, 21) };
        foreach (var photo in photos) await SendAsync(CaseClient.Inspector, photo, [("caseNumber", number)]);
        await _http.UploadAsync(number, Encoding.ASCII.GetBytes("%PDF-1.7 x"), kind: "document", name: "检查 笔录.pdf");
        using var response = await _http.As(CaseClient.Inspector).GetAsync($"/api/cases/{number}/bundle");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        var directory = Directory.CreateTempSubdirectory("bundle-").FullName;
        try
        {
            var path = Path.Combine(directory, "bundle.zip");
            await File.WriteAllBytesAsync(path, await response.Content.ReadAsByteArrayAsync());
            ZipFile.ExtractToDirectory(path, directory);
            await TestPhoto.RunAsync("sha256sum", directory, "-c", "--strict", "SHA256SUMS");
            (await File.ReadAllBytesAsync(Path.Combine(directory, "evidence", "001-照片 1.jpg"))).ShouldBe(photos[0]);
            File.Exists(Path.Combine(directory, "evidence", "003-检查 笔录.pdf")).ShouldBeTrue();
            JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(directory, "journal.json")))!.AsArray().Count.ShouldBe(
                (await _http.CaseAsync(number))["version"]!.GetValue<int>());
            (await File.ReadAllLinesAsync(Path.Combine(directory, "SM3SUMS"))).Length.ShouldBe(5);
            await File.AppendAllTextAsync(Path.Combine(directory, "journal.json"), " ");
            await Should.ThrowAsync<InvalidOperationException>(() => TestPhoto.RunAsync("sha256sum", directory, "-c", "SHA256SUMS"));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
        (await _http.SendAsync(CaseClient.OtherTown, HttpMethod.Get, $"/api/cases/{number}/bundle")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_large_file_comes_back_byte_for_byte()
    {
        var film = new byte[20 << 20];
        new Random(5).NextBytes(film);
        "\0\0\0\u0018ftypmp42"u8.CopyTo(film);
        var evidence = await SendAsync(CaseClient.Inspector, film, [("caseNumber", await _http.OpenAsync()), ("kind", "video")],
            name: "a.mp4");
        evidence["sha256"]!.GetValue<string>().ShouldBe(Hash(film));
        using var content = await _http.As(CaseClient.Inspector).GetAsync($"/api/evidence/{evidence["id"]}/content");
        content.StatusCode.ShouldBe(HttpStatusCode.OK);
        Hash(await content.Content.ReadAsByteArrayAsync()).ShouldBe(Hash(film));
        content.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }
}
