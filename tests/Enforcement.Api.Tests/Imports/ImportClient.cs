using System.Text;
using System.Text.Json.Nodes;
using Enforcement.Api.Tests.Cases;
using Enforcement.Testing;
using Shouldly;

namespace Enforcement.Api.Tests.Imports;

/// <summary>Imports files over HTTP and waits for what becomes of them.</summary>
internal static class ImportClient
{
    public static async Task<(int Status, JsonNode Body)> SendFileAsync(
        this CaseClient http, string user, string what, byte[] file, string name, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        foreach (var (field, value) in fields) form.Add(new StringContent(value), field);
        using var response = await http.As(user).PostAsync($"/api/imports/{what}", form);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        if ((int)response.StatusCode == 202) response.Headers.Location!.OriginalString.ShouldBe($"/api/imports/{body["id"]}");
        return ((int)response.StatusCode, body);
    }

    /// <summary>Imports, waits until it is over, and gives the import as it then is.</summary>
    public static async Task<JsonNode> ImportAsync(this CaseClient http, string user, string what, byte[] file, string name,
        params (string Name, string Value)[] fields)
    {
        var (status, body) = await http.SendFileAsync(user, what, file, name, fields);
        status.ShouldBe(202, body.ToJsonString());
        return await http.FinishedAsync(user, body["id"]!.GetValue<string>());
    }

    public static Task<JsonNode> ImportAsync(this CaseClient http, string user, string what, string text, string name = "表.csv",
        params (string Name, string Value)[] fields) =>
        http.ImportAsync(user, what, Encoding.UTF8.GetBytes(text), name, fields);

    public static async Task<JsonNode> FinishedAsync(this CaseClient http, string user, string id)
    {
        JsonNode import = null!;
        await Wait.UntilAsync(async () =>
            (import = await http.GetAsync(user, $"/api/imports/{id}"))["state"]!.GetValue<string>() is "done" or "failed",
            $"the end of import {id}");
        return import;
    }

    /// <summary>rows/created/unchanged/rejected.</summary>
    public static string Counts(this JsonNode import) =>
        $"{import["state"]} {import["rows"]}/{import["created"]}/{import["unchanged"]}/{import["rejectedCount"]}";

    /// <summary><c>3 outside-district</c> for each rejected row.</summary>
    public static string[] Reasons(this JsonNode import) => [.. import["rejected"]!.AsArray().Select(r => $"{r!["row"]} {r["code"]}")];
}
