using System.Globalization;
using System.Text.Encodings.Web;
using Enforcement.Api.Shared;
using Enforcement.Web.Resources;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web;

/// <summary>
/// Says that the database is away or busy, without asking it anything: the usual page of problems would want to know who reads it, and
/// fail a second time.
/// </summary>
internal sealed class BusyPage(RequestDelegate next, IStringLocalizer<SharedTexts> texts, HtmlEncoder encoder, ILogger<BusyPage> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (FailureStatus.Of(e) == 503 && !http.Response.HasStarted)
        {
            log.LogWarning(e, "The database did not do {Method} {Path}", http.Request.Method, http.Request.Path);
            CultureInfo.CurrentUICulture = http.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture
                ?? CultureInfo.GetCultureInfo(PagesComposition.Languages[0]);
            http.Response.Clear();
            (http.Response.StatusCode, http.Response.ContentType) = (503, "text/html; charset=utf-8");
            (http.Response.Headers.RetryAfter, http.Response.Headers.CacheControl) = ("5", "no-store");
            string T(string name) => encoder.Encode(texts[name]);
            await http.Response.WriteAsync($"""
                <!DOCTYPE html>
                <html lang="{CultureInfo.CurrentUICulture.Name}">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{T("problem.busy.title")}</title><link rel="stylesheet" href="/dist/site.css"></head>
                <body><main><div class="message-page"><div class="card"><div class="card-body">
                <h1>{T("problem.busy.title")}</h1><p>{T("problem.busy.what")}</p><p>{T("problem.busy.next")}</p>
                <div class="form-actions"><a class="btn btn-primary" href="{encoder.Encode(http.Request.PathBase + http.Request.Path + http.Request.QueryString)}">{T("problem.busy.again")}</a></div>
                </div></div></div></main></body>
                </html>
                """, http.RequestAborted);
        }
    }
}
