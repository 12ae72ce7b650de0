using System.Net;
using System.Text.RegularExpressions;

namespace Enforcement.Web.Tests.Pages;

/// <summary>A person at the pages: follows no redirect, so that a test sees it.</summary>
internal static partial class PageClient
{
    public static async Task<(HttpStatusCode Status, string Html)> OpenAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Opens the page, fills its form and sends it.</summary>
    public static async Task<(HttpStatusCode Status, string Html, string? To)> SubmitAsync(this HttpClient client, string path,
        params (string Name, string Value)[] fields)
    {
        var (_, html) = await client.OpenAsync(path);
        return await client.PostAsync(path, html, fields);
    }

    /// <summary>Sends the form of a page that was opened before.</summary>
    public static async Task<(HttpStatusCode Status, string Html, string? To)> PostAsync(this HttpClient client, string path,
        string html, params (string Name, string Value)[] fields)
    {
        var hidden = Hidden().Matches(html).Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)))
            .DistinctBy(h => h.Key)
            .ExceptBy(fields.Select(f => f.Name), h => h.Key); // a page of many forms has many of a name: the one that is given counts
        using var form = new FormUrlEncodedContent([.. hidden, .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), form);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString);
    }

    /// <summary>Opens a case as a town's inspector, through its page.</summary>
    public static async Task<string> OpenCaseAsync(this HttpClient inspector, string address = "测试地点")
    {
        var (status, html, to) = await inspector.SubmitAsync("/cases/new", ("foundAt", "2026-04-10T08:00"), ("address", address),
            ("lon", "116.85"), ("lat", "40.45"), ("inProgress", "true"));
        return status == HttpStatusCode.Redirect ? to! : throw new InvalidOperationException(html);
    }

    [GeneratedRegex("""<input (?=[^>]*type="hidden")[^>]*?name="([^"]+)"[^>]*?value="([^"]*)""")]
    private static partial Regex Hidden();
}
