using System.Text.Json.Nodes;
using Enforcement.Api.Documents;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Documents;

/// <summary>Draft → issued → served | service failed | void, and what service does to the case (Art 18, 21).</summary>
public sealed class DocumentTests : IAsyncDisposable
{
    private readonly EnforcementApp _app = new();
    private readonly DocumentClient _http;

    public DocumentTests() => _http = new DocumentClient(_app);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private CaseClient Cases => _http.Cases;

    private async Task<string> DeterminedAsync()
    {
        var number = await Cases.StoppedAsync(
            await Cases.OpenAsync(party: new { name = "王某田", kind = "person", idNumber = "110228197001011234" }));
        await Cases.ActAsync(number, "determine", new { illegal = true, basis = "未取得规划许可", landCategory = "farmland" });
        return number;
    }

    private async Task<(string Case, JsonNode Document)> CorrectionAsync()
    {
        var number = await DeterminedAsync();
        return (number, await _http.IssueAsync(await _http.DraftAsync("correctionNotice", number), signer: CaseClient.Lead));
    }

    private async Task<object> DirectAsync(string number, object? servedAt = null) => new
    {
        method = "direct", servedAt = servedAt ?? await Cases.NowAsync(), place = "溪翁庄镇某村", receiver = "王某田", relation = "本人",
        servers = new[] { "王建国（01180001）", "李秀英（01180002）" },
        proof = await Cases.ProofAsync(number),
    };

    [Fact]
    public async Task A_correction_notice_says_its_term_in_words_with_the_day_on_which_it_ends_and_its_service_starts_the_clock()
    {
        var (number, notice) = await CorrectionAsync();
        var values = notice["values"]!;
        (values["期限"]!.GetValue<string>(), values["期限届满日"]!.GetValue<string>()).ShouldBe(("三日", "2026年4月13日24时"));
        DocumentClient.Number(notice).ShouldBe("密溪翁庄责改字〔2026〕1号");

        await _http.ExpectAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(notice)}/serve", await DirectAsync(number));

        var c = await Cases.CaseAsync(number);
        c["stage"]!.GetValue<string>().ShouldBe("selfDemolition");
        var term = CaseClient.Deadline(c, "selfDemolition");
        (term["state"]!.GetValue<string>(), term["dueAt"]!.GetValue<string>()).ShouldBe(("running", "2026-04-14T00:00:00+08:00"));
        c["documents"]!.AsArray().ShouldContain(d => d!["number"] != null && d["number"]!.GetValue<string>() == "密溪翁庄责改字〔2026〕1号");
        (await Cases.GetAsync(CaseClient.Inspector,
            $"/api/documents/{DocumentClient.Id(notice)}/journal"))["verification"]!["valid"]!.GetValue<bool>().ShouldBeTrue();
        (await Cases.GetAsync("auditor", "/api/journal/verification"))["broken"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_term_that_was_ordered_without_proof_starts_when_the_document_is_served_with_it()
    {
        var (number, notice) = await CorrectionAsync();
        await Cases.ActAsync(number, "order-self-demolition", new { servedAt = await Cases.NowAsync(), termDays = 3 });
        CaseClient.Deadline(await Cases.CaseAsync(number), "selfDemolition")["state"]!.GetValue<string>().ShouldBe("pending");

        await _http.ExpectAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(notice)}/serve", await DirectAsync(number));

        CaseClient.Deadline(await Cases.CaseAsync(number), "selfDemolition")["state"]!.GetValue<string>().ShouldBe("running");
    }

    [Fact]
    public async Task A_draft_is_not_served_nothing_is_served_before_its_issue_or_in_the_future_and_nothing_changes()
    {
        var number = await DeterminedAsync();
        var draft = await _http.DraftAsync("correctionNotice", number);
        var path = $"/api/documents/{DocumentClient.Id(draft)}/serve";
        (await _http.ExpectAsync(CaseClient.Inspector, path, await DirectAsync(number), 409))["reason"]!.GetValue<string>()
            .ShouldBe("document-is-draft");

        await _http.IssueAsync(draft, signer: CaseClient.Lead);
        (await _http.ExpectAsync(CaseClient.Inspector, path, await DirectAsync(number, "2026-04-10T08:00:00+08:00"),
            422))["code"]!.GetValue<string>().ShouldBe("document-before-issue");
        (await _http.ExpectAsync(CaseClient.Inspector, path, await DirectAsync(number, "2026-04-11T08:00:00+08:00"),
            422))["code"]!.GetValue<string>().ShouldBe("document-in-the-future");
        (await Cases.CaseAsync(number))["stage"]!.GetValue<string>().ShouldBe("determined");
        (await Cases.GetAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(draft)}"))["state"]!.GetValue<string>()
            .ShouldBe("issued");
    }

    [Theory] // 民诉法 87–95, 行政强制法 18, 44
    [InlineData("""{"method":"direct","place":"村里","receiver":"王某田","servers":["王建国"]}""", "document-two-officers")]
    [InlineData("""{"method":"direct","receiver":"王某田","servers":["a","b"]}""", "document-missing")]
    [InlineData("""{"method":"left","place":"村里","refusalReason":"拒收","servers":["a","b"],"document":true}""", "document-witness-or-photo")]
    [InlineData("""{"method":"post"}""", "document-missing")]
    [InlineData("""{"method":"public","place":"村委会","postedAt":"2026-04-10T09:00:00+08:00"}""", "document-announcement-runs")]
    [InlineData("""{"method":"public","place":"村委会"}""", "document-missing")]
    [InlineData("""{"method":"entrusted","reference":"甲镇"}""", "document-missing")]
    [InlineData("""{"method":"electronic","reference":"a@example.com"}""", "document-consent-missing")]
    [InlineData("""{"method":"electronic","reference":"a@example.com","consent":true,"proof":[]}""", "document-proof-missing")]
    [InlineData("""{"method":"electronic","reference":"a@example.com","consent":true,"proof":["00000000-0000-0000-0000-000000000001"]}""", "unknown-evidence")]
    public async Task Each_way_of_service_demands_its_own(string json, string code)
    {
        var (number, notice) = await CorrectionAsync();
        var body = JsonNode.Parse(json)!.AsObject();
        body["servedAt"] = await Cases.NowAsync();
        if (body.Remove("document")) body["proof"] = new JsonArray(
            (await Cases.UploadAsync(number, "%PDF-1.4 x"u8.ToArray(), "document", name: "回证.pdf"))["id"]!.GetValue<string>());
        else if (body["proof"] is null) body["proof"] = new JsonArray([.. (await Cases.ProofAsync(number)).Select(p => (JsonNode)p)]);

        (await _http.ExpectAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(notice)}/serve", body,
            422))["code"]!.GetValue<string>().ShouldBe(code);
        (await Cases.CaseAsync(number))["stage"]!.GetValue<string>().ShouldBe("determined");
    }

    [Fact]
    public async Task A_failed_service_is_tried_again_by_leaving_it_with_a_photo()
    {
        var (number, notice) = await CorrectionAsync();
        var path = $"/api/documents/{DocumentClient.Id(notice)}";
        (await _http.ExpectAsync(CaseClient.Inspector, $"{path}/fail-service",
            new { method = "direct", at = await Cases.NowAsync(), reason = "家中无人" }))["state"]!.GetValue<string>()
                .ShouldBe("serviceFailed");

        var served = await _http.ExpectAsync(CaseClient.Inspector, $"{path}/serve", new
        {
            method = "left", servedAt = await Cases.NowAsync(), place = "溪翁庄镇某村", refusalReason = "拒绝签收", servers = new[] { "王建国、李秀英" },
            proof = await Cases.ProofAsync(number),
        });
        (served["state"]!.GetValue<string>(), served["failures"]!.AsArray().Count).ShouldBe(("served", 1));
        (await _http.ExpectAsync(CaseClient.Inspector, $"{path}/serve", await DirectAsync(number), 409))["reason"]!.GetValue<string>()
            .ShouldBe("document-is-served");
        // Its effects have begun: it is withdrawn by another document, not by crossing out its number.
        (await _http.ExpectAsync(CaseClient.Lead, $"{path}/void", new { reason = "x" }, 409))["reason"]!.GetValue<string>()
            .ShouldBe("document-is-served");
    }

    [Fact]
    public async Task What_is_issued_is_frozen_and_a_withdrawn_number_stays_listed_as_void_with_its_reason()
    {
        var (number, notice) = await CorrectionAsync();
        var path = $"/api/documents/{DocumentClient.Id(notice)}";
        (await _http.ExpectAsync(CaseClient.Inspector, $"{path}/revise",
            new { values = new Dictionary<string, string> { ["违法事实"] = "另一事实" } }, 409))["reason"]!.GetValue<string>()
                .ShouldBe("document-is-frozen");
        await _http.ExpectAsync(CaseClient.Inspector, $"{path}/void", new { reason = "当事人姓名有误" }, 403); // only who signs withdraws

        await _http.ExpectAsync(CaseClient.Lead, $"{path}/void", new { reason = "当事人姓名有误" });
        (await _http.ExpectAsync(CaseClient.Inspector, $"{path}/serve", await DirectAsync(number), 409))["reason"]!.GetValue<string>()
            .ShouldBe("document-is-void");
        var next = await _http.IssueAsync(await _http.DraftAsync("correctionNotice", number), signer: CaseClient.Lead);

        DocumentClient.Number(next).ShouldBe("密溪翁庄责改字〔2026〕2号");
        var register = (await Cases.GetAsync(CaseClient.Inspector,
            "/api/documents?kind=correctionNotice&year=2026&sort=number"))["items"]!.AsArray();
        register.Select(d => (d!["number"]!.GetValue<string>(), d["state"]!.GetValue<string>(), d["voidReason"]?.GetValue<string>()))
            .ShouldBe([("密溪翁庄责改字〔2026〕1号", "void", "当事人姓名有误"), ("密溪翁庄责改字〔2026〕2号", "issued", null)]);
    }

    [Fact]
    public async Task Two_hundred_issued_at_once_have_the_numbers_from_1_to_200_without_gap_or_double()
    {
        var number = await Cases.StoppedAsync();
        var drafts = new List<JsonNode>();
        for (var i = 0; i < 200; i++)
        {
            drafts.Add(await _http.DraftAsync("stopNotice", number,
                more: new { values = new Dictionary<string,
                    string> { ["执法人员"] = DocumentClient.Officers, ["当事人"] = $"第{i}人", ["违法事实"] = "在建", ["地点"] = "某处" } }));
        }

        var issued = await Task.WhenAll(drafts.Select(d =>
            _http.ExpectAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(d)}/issue", new { })));

        issued.Select(DocumentClient.Number).ShouldBe(Enumerable.Range(1, 200).Select(n => $"密溪翁庄责停字〔2026〕{n}号"), ignoreOrder: true);
        issued.Select(d => d["verificationCode"]!.GetValue<string>()).Distinct().Count().ShouldBe(200);
    }

    [Fact]
    public async Task A_number_counts_by_unit_kind_and_year()
    {
        var number = await Cases.StoppedAsync();
        await _http.IssueAsync(await _http.DraftAsync("stopNotice", number));
        DocumentClient.Number(await _http.IssueAsync(await _http.DraftAsync("inspectionRecord", number))).ShouldBe("密溪翁庄检查字〔2026〕1号");
        DocumentClient.Number(await _http.IssueAsync(await _http.DraftAsync("stopNotice", number, "planning"), "planning"))
            .ShouldBe("密规自责停字〔2026〕1号");
        await Cases.ClockAsync("2027-01-01T00:00:00+08:00");
        DocumentClient.Number(await _http.IssueAsync(await _http.DraftAsync("stopNotice", number))).ShouldBe("密溪翁庄责停字〔2027〕1号");
    }

    [Theory]
    [InlineData("correctionNotice", "document-not-determined")] // Art 18: after the determination
    [InlineData("forcedDemolitionNotice", "document-not-forced")]
    [InlineData("feedbackForm", "document-not-demolished")]
    public async Task A_document_waits_for_what_it_is_about(string kind, string reason)
    {
        var number = await Cases.StoppedAsync();
        (await _http.DraftAsync(kind, number, expect: 409))["reason"]!.GetValue<string>().ShouldBe(reason);
    }

    [Fact]
    public async Task A_document_is_issued_with_two_certificates_and_every_required_field_by_who_signs()
    {
        var number = await DeterminedAsync();
        var draft = await _http.DraftAsync("correctionNotice", number);
        var path = $"/api/documents/{DocumentClient.Id(draft)}";
        (await _http.ExpectAsync(CaseClient.Lead, $"{path}/issue", new { }, 422))["code"]!.GetValue<string>()
            .ShouldBe("document-two-certificates");
        await _http.ExpectAsync(CaseClient.Inspector, $"{path}/revise",
            new { values = new Dictionary<string, string> { ["执法人员"] = DocumentClient.Officers, ["改正内容"] = " " } });
        var missing = await _http.ExpectAsync(CaseClient.Lead, $"{path}/issue", new { }, 422);
        (missing["code"]!.GetValue<string>(), missing["detail"]!.GetValue<string>())
            .ShouldSatisfyAllConditions(x => x.Item1.ShouldBe("document-values-missing"), x => x.Item2.ShouldContain("改正内容"));
        await _http.ExpectAsync(CaseClient.Inspector, $"{path}/revise",
            new { values = new Dictionary<string, string> { ["期限"] = "十日" } }, 422); // counted, never typed
        await _http.ExpectAsync(CaseClient.Inspector, $"{path}/revise", new { termDays = 4 }, 422); // Art 21
        await _http.ExpectAsync(CaseClient.Inspector, $"{path}/revise", new { version = 1, values = new Dictionary<string, string>() },
            409); // somebody changed it since
        await _http.ExpectAsync(CaseClient.Inspector, $"{path}/issue", new { }, 403);
    }

    [Fact]
    public async Task Another_units_own_document_is_uploaded_served_and_its_number_taken_once()
    {
        var number = await Cases.OpenAsync();
        await Cases.ActAsync(number, "inspect", new { permitPresented = false, permitValid = false, findings = "在施" });
        (string, string)[] fields = [("caseNumber", number), ("title", "水行政责令停止违法行为通知书"), ("number", "密水责停〔2026〕7号")];
        var (status, draft) = await _http.UploadAsync(CaseClient.Inspector, "/api/documents/uploads", "%PDF-1.4 own"u8.ToArray(),
            "own.pdf", fields);
        status.ShouldBe(201, draft?.ToJsonString());
        await _http.ExpectAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(draft!)}/issue", new { });

        var (_, second) = await _http.UploadAsync(CaseClient.Inspector, "/api/documents/uploads", "%PDF-1.4 two"u8.ToArray(), "two.pdf",
            fields);
        (await _http.ExpectAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(second!)}/issue", new { },
            409))["code"]!.GetValue<string>().ShouldBe("document-number-taken");
        var (_, ours) = await _http.UploadAsync(CaseClient.Inspector, "/api/documents/uploads", "%PDF-1.4 ours"u8.ToArray(), "ours.pdf",
            [fields[0], fields[1], ("number", "密溪翁庄责停字〔2026〕1号")]);
        (await _http.ExpectAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(ours!)}/issue", new { },
            422))["code"]!.GetValue<string>().ShouldBe("document-number-reserved");

        await _http.ExpectAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(draft!)}/serve", await DirectAsync(number));
        (await Cases.CaseAsync(number))["stage"]!.GetValue<string>().ShouldBe("stopped");
        (await _http.FileAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(draft!)}/content")).Bytes.ShouldBe(
            "%PDF-1.4 own"u8.ToArray());
    }

    [Fact]
    public async Task The_signed_scan_is_kept_beside_the_document()
    {
        var (_, notice) = await CorrectionAsync();
        var path = $"/api/documents/{DocumentClient.Id(notice)}/scans";
        (await _http.UploadAsync(CaseClient.Inspector, path, "MZ program"u8.ToArray(), "a.pdf")).Status.ShouldBe(422);
        var (status, view) = await _http.UploadAsync(CaseClient.Inspector, path, CaseClient.Png, "盖章件.png");
        status.ShouldBe(200, view?.ToJsonString());
        view!["scans"]!.AsArray().Single()!["fileName"]!.GetValue<string>().ShouldBe("盖章件.png");
        (await _http.FileAsync(CaseClient.Lead, $"{path}/0")).Bytes.ShouldBe(CaseClient.Png);
        (await _http.FileAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(notice)}/content")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Anybody_who_holds_a_document_learns_whether_it_is_genuine_and_void_and_nothing_about_people()
    {
        var (_, notice) = await CorrectionAsync();
        var code = notice["verificationCode"]!.GetValue<string>();
        async Task<string> CheckAsync(string typed) =>
            (await Cases.SendAsync(null, HttpMethod.Get, $"/api/document-check/{typed}")).Body!.ToJsonString();

        var genuine = JsonNode.Parse(await CheckAsync(code.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)))!;
        (genuine["genuine"]!.GetValue<bool>(), genuine["number"]!.GetValue<string>(), genuine["issuedOn"]!.GetValue<string>(),
            genuine["isVoid"]!.GetValue<bool>()).ShouldBe((true, "密溪翁庄责改字〔2026〕1号", "2026-04-10", false));
        (await CheckAsync(code)).ShouldNotContain("王");
        (await CheckAsync("AAAA-AAAA-AAAA-AAAA")).ShouldContain("\"genuine\":false");
        await _http.ExpectAsync(CaseClient.Lead, $"/api/documents/{DocumentClient.Id(notice)}/void", new { reason = "x" });
        (await CheckAsync(code)).ShouldContain("\"isVoid\":true");
    }

    [Fact]
    public async Task A_file_that_is_not_what_was_frozen_is_never_sent()
    {
        var (_, notice) = await CorrectionAsync();
        var sha = notice["sha256"]!.GetValue<string>();
        await File.AppendAllTextAsync(Path.Combine(_app.DataDirectory, "evidence", sha[..2], sha), "x");
        (await _http.FileAsync(CaseClient.Inspector, $"/api/documents/{DocumentClient.Id(notice)}/content")).Status.ShouldBe(409);
    }

    [Fact]
    public void A_verification_code_has_sixteen_signs_that_nobody_mistakes() =>
        Enumerable.Range(0, 50).Select(_ => IssueDocument.NewCode()).ShouldAllBe(c => c.Length == 19 && !c.Any("01IO".Contains));
}
