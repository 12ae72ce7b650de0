using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Enforcement.Api.Assessment;
using Enforcement.Api.Audit;
using Enforcement.Api.Calendars;
using Enforcement.Api.Cases;
using Enforcement.Api.Clues;
using Enforcement.Api.Dashboards;
using Enforcement.Api.Data;
using Enforcement.Api.Demo;
using Enforcement.Api.Documents;
using Enforcement.Api.DueCalendar;
using Enforcement.Api.Escalation;
using Enforcement.Api.Evidence;
using Enforcement.Api.Identity;
using Enforcement.Api.Imports;
using Enforcement.Api.Jobs;
using Enforcement.Api.Journal;
using Enforcement.Api.Kernel;
using Enforcement.Api.Leads;
using Enforcement.Api.ListedItems;
using Enforcement.Api.Maps;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Notifications;
using Enforcement.Api.Operations;
using Enforcement.Api.Organisations;
using Enforcement.Api.Patrols;
using Enforcement.Api.Policies;
using Enforcement.Api.Sanctions;
using Enforcement.Api.SatelliteReview;
using Enforcement.Api.Shared;
using Enforcement.Api.Shared.Idempotency;
using Enforcement.Api.Simulation;
using Enforcement.Api.Suspensions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;

namespace Enforcement.Api;

/// <summary>Puts the product together. A room is one line of the list below; nothing else knows all rooms.</summary>
public static class Composition
{
    /// <summary>The largest request accepted, 64 MiB: a zipped satellite import or a video still; larger is 413.</summary>
    private const long MaxRequestBytes = 64 << 20;

    /// <summary>
    /// All rooms. What they need of the database before anything is served, they need in this order; so do the jobs of one turn in a drill.
    /// </summary>
    internal static IReadOnlyList<Room> Rooms { get; } =
    [
        SimulationRoom.It,
        JobsRoom.It,
        AuditRoom.It,
        JournalRoom.It,
        OrganisationsRoom.It,
        PoliciesRoom.It,
        CalendarsRoom.It,
        IdentityRoom.It,
        CasesRoom.It,
        LeadsRoom.It,
        ImportsRoom.It,
        PatrolsRoom.It,
        EvidenceRoom.It,
        DocumentsRoom.It,
        CluesRoom.It,
        SanctionsRoom.It,
        MonthlyReportsRoom.It,
        SatelliteReviewRoom.It,
        EscalationRoom.It,
        ListedItemsRoom.It,
        SuspensionsRoom.It,
        AssessmentRoom.It,
        DueCalendarRoom.It,
        MapsRoom.It,
        DashboardsRoom.It,
        NotificationsRoom.It,
        OperationsRoom.It,
        DemoRoom.It,
    ];

    /// <summary>
    /// Registers everything: database, requests, jobs, sign-in, API. Pages of the calling project may add their own handlers.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // the caller's assembly is read
    public static WebApplicationBuilder AddEnforcement(this WebApplicationBuilder builder)
    {
        var caller = Assembly.GetCallingAssembly();
        var settings = EnforcementSettings.Read(builder.Configuration, builder.Environment.ContentRootPath);
        var services = builder.Services;

        if ((builder.Configuration["urls"] ?? builder.Configuration["http_ports"] ?? builder.Configuration["https_ports"]) is null)
            builder.WebHost.UseUrls("http://localhost:5080");
        builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = MaxRequestBytes);
        services.Configure<FormOptions>(o => o.MultipartBodyLengthLimit = MaxRequestBytes);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);

        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<LegalClock>();
        services.AddScoped<StoreParts>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<ICurrentActor>(s => s.GetRequiredService<CurrentActor>());
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        DataSetup.CreateDirectory(settings);
        services.AddData(settings);
        services.AddRequests(typeof(Composition).Assembly, caller);
        services.AddHttpJson();
        services.AddApiDocument();
        services.AddAuthorization();
        services.AddRequestLocalization(Localise);
        services.AddHealthChecks().AddCheck<SchemaCheck>("schema");
        services.AddTelemetry(builder.Configuration);
        services.AddSingleton<RouteGuard>();
        services.AddHostedService(s => s.GetRequiredService<RouteGuard>());
        services.AddHostedService<DatabaseStartup>();
        var keys = services.AddDataProtection()
            .SetApplicationName("Enforcement"); // behind the database's start: its own start reads the keys
        if (settings.Provider == DatabaseProvider.Sqlite) keys.PersistKeysToFileSystem(new(Path.Combine(settings.DataDirectory, "keys")));
        else keys.PersistKeysToDbContext<EnforcementDb>();
        services.AddScoped<Subjects>();
        foreach (var room in Rooms) room.AddTo(services, settings);
        return builder;
    }

    /// <summary>The pipeline up to the endpoints: language, problem details, who it is, what they may.</summary>
    public static WebApplication UseEnforcement(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseWhen(IsApi, api => api.Use(DropEmpty).UseMiddleware<ProblemMiddleware>());
        if (ClockFollower.IsNeeded(app.Services.GetRequiredService<EnforcementSettings>())) app.Use(FollowClock);
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<AuditMiddleware>(); // around what decides whether it may be, so that a refusal is noted, too
        app.UseAuthorization();
        app.UseMiddleware<GivenPasswordMiddleware>();
        app.UseWhen(IsApi, api => api.UseMiddleware<AntiforgeryMiddleware>());
        app.UseWhen(IsApi, api =>
            api.UseMiddleware<IdempotencyMiddleware>().UseMiddleware<ProblemMiddleware>().UseMiddleware<SubjectMiddleware>()); // a problem is an answer, too
        return app;
    }

    /// <summary>The API, its document and the health routes.</summary>
    public static WebApplication MapEnforcement(this WebApplication app)
    {
        var api = app.MapGroup("/api");
        Subjects.Mark(api);
        foreach (var map in Rooms.SelectMany(r => r.Routes)) map(api);
        foreach (var map in Rooms.SelectMany(r => r.OtherRoutes)) map(app);
        app.MapOpenApi().AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.Services.GetRequiredService<RouteGuard>().Watch(app);
        return app;
    }

    /// <summary>True for what machines ask, and are answered as such.</summary>
    internal static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api") || http.Request.Path == GetMetrics.Path;

    private static async Task FollowClock(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/health"))
            await http.RequestServices.GetRequiredService<Stamps>().LookAsync(http.RequestServices.GetRequiredService<EnforcementDb>(),
                http.RequestAborted);
        await next(http);
    }

    /// <summary>A field that a form left empty filters nothing: <c>stage=&amp;from=</c> is no malformed stage or day.</summary>
    private static Task DropEmpty(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Query.Any(q => string.IsNullOrEmpty(q.Value)))
            http.Request.Query = new QueryCollection(http.Request.Query.Where(q => !string.IsNullOrEmpty(q.Value))
                .ToDictionary(q => q.Key, q => q.Value, StringComparer.OrdinalIgnoreCase));
        return next(http);
    }

    /// <summary>Chinese unless asked otherwise: pages by the switch (a cookie), the API by <c>Accept-Language</c>.</summary>
    private static void Localise(RequestLocalizationOptions options)
    {
        options.AddSupportedCultures("zh-CN", "en").AddSupportedUICultures("zh-CN", "en").SetDefaultCulture("zh-CN");
        var byHeader = new AcceptLanguageHeaderRequestCultureProvider { Options = options };
        options.RequestCultureProviders =
        [
            new CookieRequestCultureProvider { Options = options },
            new CustomRequestCultureProvider(http => IsApi(http) ? byHeader.DetermineProviderCultureResult(http)
                : Task.FromResult<ProviderCultureResult?>(null)),
        ];
    }
}
