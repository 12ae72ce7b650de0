using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;

namespace Enforcement.Api.Tests.Documents;

/// <summary>Writes, signs and serves documents over HTTP as their people would.</summary>
internal sealed class DocumentClient(EnforcementApp app) : IDisposable
{
    public const string Officers = "王建国（证号01180001）、李秀英（证号01180002）";

    public CaseClient Cases { get; } = new(app);

    public async Task<(int Status, JsonNode? Body)> PostAsync(string user, string path, object body) =>
        await Cases.SendAsync(user, HttpMethod.Post, path, body);

    public async Task<JsonNode> DraftAsync(string kind, string? caseNumber, string user = CaseClient.Inspector, object? more = null,
        int expect = 201)
    {
        var body = new JsonObject { ["kind"] = kind, ["caseNumber"] = caseNumber };
        if (more is not null)
        {
            foreach (var (name, value) in JsonNode.Parse(
                System.Text.Json.JsonSerializer.Serialize(more))!.AsObject()) body[name] = value?.DeepClone();
        }
        var (status, answer) = await PostAsync(user, "/api/documents", body);
        status.ShouldBe(expect, $"{kind}: {answer?.ToJsonString()}");
        return answer!;
    }

    /// <summary>Fills what the draft lacks, as its writer would, and has it signed.</summary>
    public async Task<JsonNode> IssueAsync(JsonNode draft, string user = CaseClient.Inspector, string? signer = null,
        IReadOnlyDictionary<string, string>? values = null)
    {
        var known = draft["values"]!.AsObject();
        var filled = new JsonObject();
        foreach (var field in draft["fields"]!.AsArray())
        {
            var name = field!["name"]!.GetValue<string>();
            if (field["isFixed"]!.GetValue<bool>()) continue;
            if (name == "执法人员") filled[name] = Officers;
            else if (field["isRequired"]!.GetValue<bool>()
                && (known[name] is null || known[name]!.GetValue<string>() == "")) filled[name] = $"（{name}的内容）";
        }
        foreach (var (name, value) in values ?? new Dictionary<string, string>()) filled[name] = value;
        await ExpectAsync(user, $"/api/documents/{Id(draft)}/revise", new { version = draft["version"]!.GetValue<int>(), values = filled });
        return await ExpectAsync(signer ?? user, $"/api/documents/{Id(draft)}/issue", new { });
    }

    public async Task<JsonNode> ExpectAsync(string user, string path, object body, int expect = 200)
    {
        var (status, answer) = await PostAsync(user, path, body);
        status.ShouldBe(expect, $"{path}: {answer?.ToJsonString()}");
        return answer!;
    }

    public static string Id(JsonNode document) => document["id"]!.GetValue<string>();

    public static string Number(JsonNode document) => document["number"]!.GetValue<string>();

    public async Task<(int Status, byte[] Bytes, HttpContentHeaders Headers)> FileAsync(string? user, string path)
    {
        using var response = await Cases.As(user).GetAsync(path);
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Content.Headers);
    }

    public async Task<(int Status, JsonNode? Body)> UploadAsync(string user, string path, byte[] bytes, string fileName,
        params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", fileName } };
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        using var response = await Cases.As(user).PostAsync(path, form);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    public void Dispose() => Cases.Dispose();
}
