using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Enforcement.Api.Documents;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Enforcement.Workflows.Documents;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Documents;

/// <summary>
/// One case from its opening to its end, with every document that it gives rise to: written, signed, opened and converted by LibreOffice,
/// and looked at.
/// </summary>
public sealed class EveryKindTests : IAsyncDisposable
{
    private readonly EnforcementApp _app = new();
    private readonly DocumentClient _http;
    private readonly Dictionary<string, (JsonNode View, byte[] Docx)> _issued = [];

    public EveryKindTests() => _http = new DocumentClient(_app);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Every_document_is_a_valid_docx_and_a_pdf_with_all_it_must_say_and_its_fonts_embedded()
    {
        await WalkAsync();
        var made = DocumentKinds.All.Where(k => k.HasTemplate).Select(k => char.ToLowerInvariant(k.Name[0]) + k.Name[1..]);
        _issued.Keys.ShouldBe(made, ignoreOrder: true);
        var kinds = _issued.Keys.ToList();
        var pdfs = (await _app.InScopeAsync(s => s.GetRequiredService<PdfConverter>()
            .ConvertAsync([.. kinds.Select(k => _issued[k].Docx)], CancellationToken.None))).Value.ShouldNotBeNull();

        foreach (var (kind, pdf) in kinds.Zip(pdfs))
        {
            var (view, docx) = _issued[kind];
            using (var document = WordprocessingDocument.Open(new MemoryStream(docx), false))
            {
                new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(document)
                    .Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty(kind);
                document.MainDocumentPart!.Document.OuterXml.ShouldContain("仿宋_GB2312"); // the official font is the first choice
            }
            await Paper.ShootAsync(pdf, kind);
            var text = Squeezed(await Paper.TextAsync(pdf));
            text.ShouldContain(Squeezed(DocumentClient.Number(view)), customMessage: kind);
            text.ShouldContain(Squeezed(view["verificationCode"]!.GetValue<string>()), customMessage: kind);
            text.ShouldNotContain("{{", customMessage: kind);
            foreach (var (name, value) in view["values"]!.AsObject())
            {
                // Nothing is lost on the way to paper: every line of every value is there.
                foreach (var line in value!.GetValue<string>().Split('\n').Where(l => l.Length is > 0 and < 22)) text.ShouldContain(
                    Squeezed(line), customMessage: $"{kind} {name}");
            }
            var fonts = await Paper.FontsAsync(pdf);
            fonts.ShouldNotBeEmpty(kind);
            fonts.ShouldAllBe(f => f.IsEmbedded, kind);
            fonts.ShouldContain(f => f.Name.Contains("NotoSerifCJK", StringComparison.OrdinalIgnoreCase), kind);
        }
    }

    private async Task WalkAsync()
    {
        var c = _http.Cases;
        const string lead = CaseClient.Lead;
        var number = await c.OpenAsync("溪翁庄镇测试路1号", party: new { name = "王某田", kind = "person", idNumber = "110228197001011234",
            phone = "13800001234", address = "北京市密云区溪翁庄镇某村12号" });
        await c.ActAsync(number, "inspect", new { permitPresented = false, permitValid = false, findings = "现场在建彩钢房一处，已立柱，未停工。" });
        await AddAsync("stopNotice", number);
        await AddAsync("inspectionRecord", number);
        await AddAsync("interviewRecord", number);
        await c.ActAsync(number, "stop", new { document = "stopNotice", servedAt = await c.NowAsync(), method = "direct" });
        await c.ActAsync(number, "determine", new { illegal = true, basis = "未取得建设工程规划许可证，违反《北京市城乡规划条例》第二十九条", landCategory = "farmland" });
        await AddAsync("correctionNotice", number, signer: lead);
        await AddAsync("serviceReceipt", number);
        await AddAsync("sanctionNotice", number, signer: lead);
        await AddAsync("policeTransfer", number, signer: lead);
        await AddAsync("judicialTransfer", number, signer: lead);
        await c.ActAsync(number, "order-self-demolition",
            new { servedAt = await c.NowAsync(), termDays = 3, proof = await c.ProofAsync(number) });
        await c.ClockAsync("2026-04-14T09:00:00+08:00");
        await AddAsync("forcedDemolitionNotice", number, signer: lead);
        _issued["forcedDemolitionNotice"].View["values"]!["违法事实"]!.GetValue<string>().ShouldContain("限三日内自行拆除，2026年4月13日24时届满，逾期未拆除");
        await AddAsync("forcedDemolitionAnnouncement", number, signer: lead);
        await c.ClockAsync("2026-04-23T09:00:00+08:00");
        await AddAsync("meetingRequest", number, "planning");
        await AddAsync("disciplineCopy", number, "planning");
        await AddAsync("supervisionOrder", number, "supervision");
        await AddAsync("criticismBulletin", number, "bureau", more: new { toUnit = "110118101" });
        await AddAsync("praiseBulletin", null, "planning", more: new { toUnit = "110118101" });
        await AddAsync("talkNotice", null, "leader", more: new { toUnit = "110118101" });
        var photo = await c.UploadAsync(number);
        await c.ActAsync(number, "confirm-demolition",
            new { by = "forced", demolishedAt = await c.NowAsync(), evidence = new[] { photo["id"]!.GetValue<string>() } });
        await AddAsync("feedbackForm", number);
        await AddAsync("closingReport", number, signer: lead);
    }

    private async Task AddAsync(string kind, string? caseNumber, string user = CaseClient.Inspector, string? signer = null,
        object? more = null)
    {
        var issued = await _http.IssueAsync(await _http.DraftAsync(kind, caseNumber, user, more), user, signer);
        issued["state"]!.GetValue<string>().ShouldBe("issued");
        var (status, docx, headers) = await _http.FileAsync(user, $"/api/documents/{DocumentClient.Id(issued)}/content");
        (status, headers.ContentType!.MediaType).ShouldBe((200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(docx))
            .ShouldBe(issued["sha256"]!.GetValue<string>(), "what is sent is what was frozen");
        _issued[kind] = (issued, docx);
    }

    private static string Squeezed(string text) => new([.. text.Where(ch => !char.IsWhiteSpace(ch))]);
}
