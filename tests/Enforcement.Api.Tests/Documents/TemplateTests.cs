using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Enforcement.Api.Documents;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Enforcement.Workflows.Documents;
using Enforcement.Workflows.Documents.Kinds;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Documents;

/// <summary>Templates that administrators edit, and texts that are long or rare.</summary>
public sealed class TemplateTests : IAsyncDisposable
{
    private readonly EnforcementApp _app = new();
    private readonly DocumentClient _http;

    public TemplateTests() => _http = new DocumentClient(_app);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static byte[] BuiltIn(DocumentKind kind) => OfficialLayout.Build(TemplateBook.TextOf(kind));

    /// <summary>As somebody who opens it in Word and changes it.</summary>
    private static byte[] Edited(byte[] docx, Action<MainDocumentPart> edit)
    {
        using var file = new MemoryStream();
        file.Write(docx);
        using (var document = WordprocessingDocument.Open(file, true)) edit(document.MainDocumentPart!);
        return file.ToArray();
    }

    private async Task<(int Status, string Text)> UploadAsync(byte[] docx, string kind = "stopNotice", string user = "admin")
    {
        var (status, body) = await _http.UploadAsync(user, $"/api/document-templates/{kind}", docx, "模板.docx", ("note", "测试"));
        return (status, body?["detail"]?.GetValue<string>() ?? body?.ToJsonString() ?? "");
    }

    [Fact]
    public async Task A_template_is_downloaded_edited_and_uploaded_as_the_next_version_and_old_documents_keep_theirs()
    {
        var number = await _http.Cases.StoppedAsync();
        var before = await _http.IssueAsync(await _http.DraftAsync("stopNotice", number));
        var (_, docx, _) = await _http.FileAsync("admin", "/api/document-templates/stopNotice");
        var edited = Edited(docx, main => main.Document.Body!.PrependChild(new Paragraph(new Run(new Text("新版抬头")))));

        (await UploadAsync(edited)).Status.ShouldBe(201);
        var after = await _http.IssueAsync(await _http.DraftAsync("stopNotice", number));

        (before["templateVersion"]!.GetValue<int>(), after["templateVersion"]!.GetValue<int>()).ShouldBe((1, 2));
        var again = await _http.Cases.GetAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(before)}");
        (again["templateVersion"]!.GetValue<int>(), again["sha256"]!.GetValue<string>())
            .ShouldBe((1, before["sha256"]!.GetValue<string>()));
        TextOf((await _http.FileAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(after)}/content")).Bytes)
            .ShouldContain("新版抬头");
        (await _http.FileAsync("admin", "/api/document-templates/stopNotice?version=1")).Bytes.ShouldBe(docx);
        (await UploadAsync(edited, user: CaseClient.Lead)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Unknown_and_missing_fields_are_refused_with_their_names()
    {
        var unknown = await UploadAsync(Edited(BuiltIn(StopNotice.It), main =>
            main.Document.Body!.PrependChild(new Paragraph(new Run(new Text("{{当事入}}"))))));
        (unknown.Status, unknown.Text).ShouldSatisfyAllConditions(x => x.Status.ShouldBe(422), x => x.Text.ShouldContain("{{当事入}}"));
        var missing = await UploadAsync(Edited(BuiltIn(StopNotice.It), main =>
        {
            foreach (var text in main.Document.Descendants<Text>()
                .Where(t => t.Text.Contains("{{救济途径}}", StringComparison.Ordinal))) text.Text = "";
        }));
        (missing.Status, missing.Text).ShouldSatisfyAllConditions(x => x.Status.ShouldBe(422), x => x.Text.ShouldContain("{{救济途径}}"));
    }

    [Theory]
    [InlineData("当事人：｛｛当事人｝｝")] // full width, as a Chinese keyboard writes them
    [InlineData("当事人：{{当事人}")]
    [InlineData("当事人：｛{当事人}}")]
    [InlineData("当事人：{当事人}")]
    [InlineData("当事人：当事人}}")]
    public async Task A_field_with_mistyped_braces_is_refused_by_name_since_it_would_be_printed(string typed)
    {
        var file = Edited(BuiltIn(StopNotice.It), main => main.Document.Body!.PrependChild(new Paragraph(new Run(new Text(typed)))));
        (await UploadAsync(file)).ShouldSatisfyAllConditions(x => x.Status.ShouldBe(422), x => x.Text.ShouldContain("花括号"));
    }

    [Fact]
    public async Task Braces_that_are_no_field_are_a_templates_own_business()
    {
        var line = new Paragraph(new Run(new Text("见附表{一}，{{ 文号 }}")));
        var file = Edited(BuiltIn(StopNotice.It), main => main.Document.Body!.PrependChild(line));
        (await UploadAsync(file)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_template_with_macros_embedded_objects_or_fields_that_fetch_is_refused()
    {
        byte[] With(string entry)
        {
            using var file = new MemoryStream();
            file.Write(BuiltIn(StopNotice.It));
            using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true)) zip.CreateEntry(entry).Open().Dispose();
            return file.ToArray();
        }
        (await UploadAsync(With("word/vbaProject.bin"))).Text.ShouldContain("宏");
        (await UploadAsync(With("word/embeddings/oleObject1.bin"))).Text.ShouldContain("嵌入对象");
        (await UploadAsync(Edited(BuiltIn(StopNotice.It), main =>
            main.Document.Body!.PrependChild(new Paragraph(new Run(new FieldCode(" DDEAUTO c:\\\\x \"y\"")))))) ).Text.ShouldContain("取数");
        (await UploadAsync(Edited(BuiltIn(StopNotice.It), main => main.DocumentSettingsPart!.AddExternalRelationship(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
            new Uri("https://example.com/a.dotm"))))).Text.ShouldContain("外部链接");
        (await UploadAsync("PK no zip"u8.ToArray())).Status.ShouldBe(422);
        (await UploadAsync([])).Status.ShouldBe(422);
    }

    [Fact]
    public async Task An_uploaded_document_that_would_fetch_something_in_its_conversion_is_refused()
    {
        var number = await _http.Cases.StoppedAsync();
        async Task<(int Status, string? Code)> UploadOwnAsync(byte[] file)
        {
            var (status, body) = await _http.UploadAsync(CaseClient.Inspector, "/api/documents/uploads", file, "own.docx",
                [("caseNumber", number), ("title", "外单位文书"), ("number", "密水字〔2026〕9号")]);
            return (status, body?["code"]?.GetValue<string>());
        }
        var plain = BuiltIn(StopNotice.It);
        (await UploadOwnAsync(plain)).Status.ShouldBe(201);
        foreach (var target in new[] { "http://127.0.0.1:9/secret.png", "file:///etc/hostname" })
        {
            var linked = Edited(plain, main =>
                main.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", new Uri(target)));
            (await UploadOwnAsync(linked)).ShouldBe((422, "document-active-content"));
        }
        var including = Edited(plain, main =>
            main.Document.Body!.PrependChild(new Paragraph(new Run(new FieldCode(" INCLUDETEXT \"/etc/passwd\" ")))));
        (await UploadOwnAsync(including)).ShouldBe((422, "document-active-content"));

        // A link that only a click would follow, but whose id a picture loads; a document inside the document; an instruction in two
        // runs; a part that is not there.
        byte[] Packed(byte[] docx, params (string Entry, Func<string, string> Change)[] changes)
        {
            using var file = new MemoryStream();
            file.Write(docx);
            using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
                foreach (var (name, change) in changes)
                {
                    var entry = zip.GetEntry(name);
                    var text = "";
                    if (entry is not null)
                    {
                        using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
                        entry.Delete();
                    }
                    using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                    writer.Write(change(text));
                }
            return file.ToArray();
        }
        const string Rels = "word/_rels/document.xml.rels", Main = "word/document.xml";
        string Relationship(string kind, string target, string mode = "") =>
            $"""<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"{mode}/></Relationships>""";
        string End(string xml, string more) => xml.Replace("</Relationships>", more, StringComparison.Ordinal);
        string InBody(string xml, string more) => xml.Insert(xml.IndexOf('>', xml.IndexOf("<w:body", StringComparison.Ordinal)) + 1, more);
        const string R = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"",
        W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        var hostile = new Dictionary<string, byte[]>
        {
            ["picture of a link"] = Packed(plain,
                (Rels, x => End(x, Relationship("hyperlink", "http://127.0.0.1:9/a.png", " TargetMode=\"External\""))),
                (Main, x => InBody(x, $"""<w:p {W}><w:r><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" {R} r:link="rId9"/></w:r></w:p>"""))),
            ["document inside"] = Packed(plain, (Rels, x => End(x, Relationship("aFChunk", "c.docx"))), (Main, x => InBody(x, $"""<w:altChunk {W} {R} r:id="rId9"/>"""))),
            ["split instruction"] = Edited(plain, main =>
                main.Document.Body!.PrependChild(new Paragraph(new Run(new FieldCode(" INCLUDEPIC")),
                    new Run(new FieldCode("TURE \"http://127.0.0.1:9/a\" "))))),
        };
        foreach (var (what, file) in hostile) (await UploadOwnAsync(file)).ShouldBe((422, "document-active-content"), what);
        (await UploadOwnAsync(Packed(plain, (Rels, x => End(x, Relationship("image", "media/none.png"))))))
            .ShouldBe((422, "document-file-type"));
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 20_000))
            + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 20_000));
        (await UploadOwnAsync(Packed(plain, (Main, x => InBody(x, deep.Replace("<w:sdt>", $"<w:sdt {W}>", StringComparison.Ordinal))))))
            .ShouldBe((422, "document-file-type"), "would end the process that reads it");
        // One that people click stays allowed.
        (await UploadOwnAsync(
            Packed(plain, (Rels, x => End(x, Relationship("hyperlink", "https://example.cn/", " TargetMode=\"External\""))),
            (Main, x => InBody(x, $"""<w:p {W}><w:hyperlink {R} r:id="rId9"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>"""))))).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_field_in_a_header_split_across_runs_or_in_a_text_box_is_filled()
    {
        var edited = Edited(BuiltIn(StopNotice.It), main =>
        {
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(new Paragraph(new Run(new Text("案号{{案")), new Run(new RunProperties(new Bold()), new Text("号}")),
                new Run(new Text("}止"))));
            main.Document.Body!.GetFirstChild<SectionProperties>()!.PrependChild(new HeaderReference { Type = HeaderFooterValues.Default,
                Id = main.GetIdOfPart(header) });
            var box = new Paragraph(new Run(new Picture(new DocumentFormat.OpenXml.Vml.Shape(new DocumentFormat.OpenXml.Vml.TextBox(
                new TextBoxContent(new Paragraph(new Run(new Text("框内{{文号}}")))))) { Style = "width:200pt;height:40pt" })));
            main.Document.Body!.PrependChild(box);
        });
        (await UploadAsync(edited)).Status.ShouldBe(201);
        var number = await _http.Cases.StoppedAsync();
        var issued = await _http.IssueAsync(await _http.DraftAsync("stopNotice", number));

        var docx = (await _http.FileAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(issued)}/content")).Bytes;
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        document.MainDocumentPart!.HeaderParts.Single().Header.InnerText.ShouldBe($"案号{number}止");
        document.MainDocumentPart.Document.Descendants<TextBoxContent>().Single().InnerText.ShouldBe($"框内{DocumentClient.Number(issued)}");
        document.MainDocumentPart.ImageParts.Count().ShouldBe(1, "the code to be scanned");
    }

    [Fact]
    public async Task Thirty_pages_of_facts_and_rare_characters_are_rendered_whole_and_none_is_a_box()
    {
        // GB 18030 beyond the basic plane: extensions B, C, D, E and F, at their beginnings and ends.
        string[] rare = ["𠮷", "𠀀", "𪛖", "𪜀", "𫜴", "𫝀", "𫠝", "𫠠", "𬺡", "𬺰", "𮯠"];
        var facts = string.Join('\n', Enumerable.Range(1, 620).Select(i => $"第{i}项：在溪翁庄镇某村集体土地上未经规划许可进行建设，现场已固定证据。"));
        var number = await _http.Cases.StoppedAsync();
        var issued = await _http.IssueAsync(await _http.DraftAsync("stopNotice", number), values: new Dictionary<string,
            string> { ["当事人"] = string.Concat(rare), ["违法事实"] = facts });

        var (status, pdf, headers) = await _http.FileAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(issued)}/pdf");
        (status, headers.ContentType!.MediaType).ShouldBe((200, "application/pdf"));
        await Paper.ShootAsync(pdf, "rare-characters");
        var text = string.Concat((await Paper.TextAsync(pdf)).Where(c => !char.IsWhiteSpace(c)));
        (await Paper.PagesAsync(pdf)).ShouldBeGreaterThan(29);
        foreach (var c in rare) text.ShouldContain(c);
        text.ShouldContain("第1项");
        text.ShouldContain("第620项");
        (await Paper.FontsAsync(pdf)).ShouldContain(f => f.Name.Contains("HanaMin", StringComparison.OrdinalIgnoreCase) && f.IsEmbedded);
        (await _http.FileAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(issued)}/pdf")).Bytes.ShouldBe(pdf,
            "made once and kept");
    }

    [Fact]
    public async Task Control_characters_of_a_pasted_text_do_not_spoil_the_file()
    {
        var number = await _http.Cases.StoppedAsync();
        var issued = await _http.IssueAsync(await _http.DraftAsync("stopNotice", number), values: new Dictionary<string,
            string> { ["违法事实"] = "甲\u0001乙\u000B丙 <w:p> & {{文号}}" });
        TextOf((await _http.FileAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(issued)}/content")).Bytes)
            .ShouldContain("甲乙丙 <w:p> & {{文号}}");
    }

    [Fact]
    public async Task All_documents_of_a_town_and_day_come_in_one_file()
    {
        var number = await _http.Cases.StoppedAsync();
        await _http.IssueAsync(await _http.DraftAsync("stopNotice", number));
        await _http.IssueAsync(await _http.DraftAsync("inspectionRecord", number));
        await _http.DraftAsync("stopNotice", number); // a draft is none of them

        var (status, pdf, _) = await _http.FileAsync(CaseClient.Lead, "/api/documents/day?town=xiwengzhuang");
        status.ShouldBe(200);
        var text = await Paper.TextAsync(pdf);
        text.ShouldContain("责停字〔2026〕1");
        text.ShouldContain("检查字〔2026〕1");
        var (_, zip, _) = await _http.FileAsync(CaseClient.Lead, "/api/documents/day?town=110118101&format=zip");
        using (var archive = new ZipArchive(new MemoryStream(zip)))
            archive.Entries.Select(e => e.FullName).ShouldBe(["001 密溪翁庄检查字〔2026〕1号 现场检查（勘验）笔录.docx", "001 密溪翁庄检查字〔2026〕1号 现场检查（勘验）笔录.pdf",
                "002 密溪翁庄责停字〔2026〕1号 责令停止违法行为通知书.docx", "002 密溪翁庄责停字〔2026〕1号 责令停止违法行为通知书.pdf"]);
        (await _http.FileAsync(CaseClient.Lead, "/api/documents/day?town=xiwengzhuang&on=2026-04-09")).Status.ShouldBe(404);
        (await _http.FileAsync(CaseClient.OtherTown, "/api/documents/day?town=xiwengzhuang")).Status.ShouldBe(404);
        (await _http.FileAsync(CaseClient.Lead, "/api/documents/day?town=nowhere")).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Where_LibreOffice_is_absent_or_hangs_there_is_a_docx_and_a_plain_message()
    {
        await using var absent = new EnforcementApp { Settings = [("Enforcement:LibreOffice", "/nowhere/soffice")] };
        using var http = new DocumentClient(absent);
        var issued = await http.IssueAsync(await http.DraftAsync("stopNotice", await http.Cases.StoppedAsync()));
        issued["pdfAvailable"]!.GetValue<bool>().ShouldBeFalse();
        (await http.FileAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(issued)}/content")).Status.ShouldBe(200);
        var (status, body) = await http.Cases.SendAsync(CaseClient.Inspector, HttpMethod.Get,
            $"/api/documents/{DocumentClient.Id(issued)}/pdf");
        (status, body!["reason"]!.GetValue<string>()).ShouldBe((409, "pdf-unavailable"));

        var script = Path.Combine(absent.DataDirectory, "hangs.sh");
        await File.WriteAllTextAsync(script, "#!/bin/sh\nsleep 60\n");
        await TestPhoto.RunAsync("chmod", absent.DataDirectory, "+x", script);
        await using var hangs = new EnforcementApp { Settings = [("Enforcement:LibreOffice", script),
            ("Enforcement:LibreOfficeSeconds", "1")] };
        var refused = await hangs.InScopeAsync(s => s.GetRequiredService<PdfConverter>()
            .ConvertAsync([BuiltIn(StopNotice.It)], CancellationToken.None));
        refused.Refusal!.Code.ShouldBe("pdf-failed");
    }

    [Theory]
    [InlineData(0, "零")]
    [InlineData(3, "三")]
    [InlineData(10, "十")]
    [InlineData(15, "十五")]
    [InlineData(20, "二十")]
    [InlineData(105, "一百零五")]
    [InlineData(110, "一百一十")]
    public void Terms_are_written_in_words(int number, string words) => ChineseWords.Number(number).ShouldBe(words);

    private static string TextOf(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return document.MainDocumentPart!.Document.Body!.InnerText;
    }
}
