using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Api.Tests.Documents;

/// <summary>Who sees a document, and who may read it: no list, file, count or search leaks past the scope (process.md section 1).</summary>
public sealed class DocumentScopeTests : IAsyncDisposable
{
    private static readonly string[] Everybody =
        ["admin", "auditor", "leader", "planning", "bureau", "supervision", "discipline", "police", "electricity", "sector",
            CaseClient.Inspector, CaseClient.Lead, CaseClient.OtherTown, "village.xiwengzhuang"];

    private readonly EnforcementApp _app = new();
    private readonly DocumentClient _http;

    public DocumentScopeTests() => _http = new DocumentClient(_app);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<(IReadOnlyList<string> See, IReadOnlyList<string> Read)> WhoAsync(JsonNode document)
    {
        var (see, read) = (new List<string>(), new List<string>());
        foreach (var user in Everybody)
        {
            var (status, view) = await _http.Cases.SendAsync(user, HttpMethod.Get, $"/api/documents/{DocumentClient.Id(document)}");
            var listed = (await _http.Cases.GetAsync(user, "/api/documents?pageSize=200"))["items"]!.AsArray()
                .Any(d => DocumentClient.Id(d!) == DocumentClient.Id(document));
            listed.ShouldBe(status == 200, user);
            if (status == 200) see.Add(user);
            var file = (await _http.FileAsync(user, $"/api/documents/{DocumentClient.Id(document)}/content")).Status;
            if (file == 200) read.Add(user);
            if (status == 200) view!["mayRead"]!.GetValue<bool>().ShouldBe(file == 200, user);
            if (file != 200 && status == 200) view!["values"].ShouldBeNull(user);
        }
        return (see, read);
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_own_unit_and_auditors_only()
    {
        var draft = await _http.DraftAsync("stopNotice", await _http.Cases.StoppedAsync());
        (await WhoAsync(draft)).See.ShouldBe(["auditor", CaseClient.Inspector, CaseClient.Lead]);
    }

    [Fact]
    public async Task A_notice_to_the_party_is_seen_by_the_district_and_read_by_those_who_may_see_the_partys_numbers()
    {
        var issued = await _http.IssueAsync(await _http.DraftAsync("stopNotice", await _http.Cases.StoppedAsync()));
        var (see, read) = await WhoAsync(issued);
        see.ShouldBe(["admin", "auditor", "leader", "planning", "bureau", "supervision", CaseClient.Inspector, CaseClient.Lead]);
        read.ShouldBe(["auditor", "planning", CaseClient.Inspector, CaseClient.Lead]);
    }

    [Fact]
    public async Task A_clue_to_discipline_is_seen_by_sender_addressee_and_auditor_only() // Art 5
    {
        var number = await _http.Cases.StoppedAsync();
        var issued = await _http.IssueAsync(await _http.DraftAsync("disciplineCopy", number, "planning"), "planning");
        var (see, read) = await WhoAsync(issued);
        see.ShouldBe(["auditor", "planning", "discipline"]);
        read.ShouldBe(see);
    }

    [Fact]
    public async Task A_letter_to_the_police_is_read_by_the_police()
    {
        var number = await _http.Cases.StoppedAsync();
        var issued = await _http.IssueAsync(await _http.DraftAsync("policeTransfer", number), signer: CaseClient.Lead);
        (await WhoAsync(issued)).Read.ShouldBe(["auditor", "planning", "police", CaseClient.Inspector, CaseClient.Lead]);
    }

    [Fact]
    public async Task A_town_that_sees_planning_s_document_in_its_case_neither_serves_nor_withdraws_it()
    {
        var issued = await _http.IssueAsync(await _http.DraftAsync("stopNotice", await _http.Cases.StoppedAsync(), "planning"), "planning");
        var path = $"/api/documents/{DocumentClient.Id(issued)}";
        (await _http.Cases.GetAsync(CaseClient.Lead, path))["actions"]!.AsArray().ShouldBeEmpty();
        await _http.ExpectAsync(CaseClient.Lead, $"{path}/void", new { reason = "x" }, 403);
        await _http.ExpectAsync(CaseClient.Lead, $"{path}/serve", new { method = "direct", servedAt = "2026-04-10T09:00:00+08:00" }, 403);
    }

    [Fact]
    public async Task Another_town_neither_drafts_nor_signs_nor_serves()
    {
        var number = await _http.Cases.StoppedAsync();
        await _http.DraftAsync("stopNotice", number, CaseClient.OtherTown, expect: 404);
        var draft = await _http.DraftAsync("stopNotice", number);
        foreach (var step in new[] { "issue", "void", "revise", "serve", "fail-service" })
        {
            var (status, _) = await _http.PostAsync(CaseClient.OtherTown, $"/api/documents/{DocumentClient.Id(draft)}/{step}", new
            {
                reason = "x", method = "direct", servedAt = "2026-04-10T09:00:00+08:00", at = "2026-04-10T09:00:00+08:00",
            });
            status.ShouldBe(404, step);
        }
        await _http.DraftAsync("stopNotice", number, "police", expect: 404);
        await _http.DraftAsync("stopNotice", number, "supervision", expect: 403);
    }
}
