using Enforcement.Web.Pages;
using Enforcement.Web.Pages.Admin;
using Enforcement.Web.Pages.Assessments;
using Enforcement.Web.Pages.Audit;
using Enforcement.Web.Pages.Calendar;
using Enforcement.Web.Pages.Cases;
using Enforcement.Web.Pages.Clues;
using Enforcement.Web.Pages.Documents;
using Enforcement.Web.Pages.Field;
using Enforcement.Web.Pages.Imports;
using Enforcement.Web.Pages.Leads;
using Enforcement.Web.Pages.Map;
using Enforcement.Web.Pages.Notices;
using Enforcement.Web.Pages.Operations;
using Enforcement.Web.Pages.Oversight;
using Enforcement.Web.Pages.Patrols;
using Enforcement.Web.Pages.Process;
using Enforcement.Web.Pages.Reports;
using Enforcement.Web.Pages.Sanctions;
using Enforcement.Web.Pages.Satellite;
using Enforcement.Web.Pages.Suspensions;

namespace Enforcement.Web;

/// <summary>The pages of the product: what they need, and where they stand in the pipeline. A room is one line of the list below.</summary>
public static class PagesComposition
{
    /// <summary>Languages of the pages; the first is the default.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["zh-CN", "en"];

    /// <summary>The rooms that have pages, in the order of the menu.</summary>
    public static IReadOnlyList<PageRoom> Rooms { get; } =
    [
        WorkPages.It,
        FieldPages.It,
        LeadPages.It,
        PatrolPages.It,
        ImportPages.It,
        CasePages.It,
        DocumentPages.It,
        ReportPages.It,
        SatellitePages.It,
        AssessmentPages.It,
        CalendarPages.It,
        MapsPages.It,
        OversightPages.It,
        ProcessPages.It,
        NoticePages.It,
        SanctionPages.It,
        SuspensionPages.It,
        CluePages.It,
        OperationPages.It,
        AuditPages.It,
        AdminPages.It,
    ];

    /// <summary>
    /// Scripts and styles only from here, none inline; pictures from the tile server, too, where one is set; nobody frames the product.
    /// </summary>
    private static string ContentSecurityPolicy(MapTiles tiles) =>
        $"default-src 'self'; img-src {string.Join(' ', ["'self'", "data:", "blob:", .. tiles.Hosts])}; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets(); // else a build that is run outside Development has no styles; published, there is nothing to find
        // Files that the build does not know are not served, in development neither; and a route that says nothing of who may use it
        // stops the start.
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
        builder.Services.AddLocalization();
        foreach (var room in Rooms) room.Services?.Invoke(builder.Services, builder.Configuration);
        builder.Services.AddRazorPages(o => o.Conventions.AddPageRoute("/Evidence/Add", "/leads/{leadId:guid}/evidence"))
            .AddMvcOptions(o => o.Filters.Add<RefusedForms>());
    }

    /// <summary>Goes before everything that can fail.</summary>
    public static void UsePages(this WebApplication app)
    {
        var contentSecurityPolicy = ContentSecurityPolicy(app.Services.GetRequiredService<MapTiles>());
        app.Use((context, next) =>
        {
            // At the last moment: whoever makes an answer of an exception clears the headers first.
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = headers.ContentSecurityPolicy is { Count: > 0 } own ? own
                    : contentSecurityPolicy; // files that people uploaded have their own
                headers.XContentTypeOptions = "nosniff";
                if (context.Request.Path == "/dist/sw.js") headers["Service-Worker-Allowed"] = "/field"; // it lies beside the other scripts
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=()";
                return Task.CompletedTask;
            });
            return next();
        });
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages =>
        {
            pages.UseExceptionHandler("/problem/500");
            pages.UseStatusCodePagesWithReExecute("/problem/{0}");
            pages.UseMiddleware<BusyPage>();
        });
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
    }
}
