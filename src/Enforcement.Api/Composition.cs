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
using Enforcement.Api.Organisations;
using Enforcement.Api.Patrols;
using Enforcement.Api.Maps;
using Enforcement.Api.Policies;
using Enforcement.Api.Jobs;
using Enforcement.Api.Journal;
using Enforcement.Api.Leads;
using Enforcement.Api.ListedItems;
using Enforcement.Api.MonthlyReports;
using Enforcement.Api.Notifications;
using Enforcement.Api.Operations;
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

/// <summary>Puts the product together. Each room adds one line to the lists below; nothing else knows all rooms.</summary>
public static class Composition
{
    /// <summary>The largest request accepted, 64 MiB: a zipped satellite import or a video still; larger is 413.</summary>
    private const long MaxRequestBytes = 64 << 20;

    /// <summary>Services of the rooms.</summary>
    private static readonly Action<IServiceCollection, EnforcementSettings>[] Rooms =
    [
        IdentitySetup.AddServices,
        (services, _) => services.AddSingleton<UnitDirectory>().AddSingleton<PolicyBook>().AddSingleton<CalendarBook>(),
        (services, _) => services.AddSingleton<CaseQueries>().AddScoped<SeriesNumbers>().AddScoped<CaseStore>().AddScoped(CaseSearch.Of).AddSingleton<EvidenceFiles>().AddScoped<EvidenceReader>()
            .AddSingleton(s => EvidenceSettings.Read(s.GetRequiredService<IConfiguration>())),
        (services, _) => services.AddScoped<LeadStore>().AddScoped<LeadReader>().AddScoped<LeadViews>(),
        (services, _) => services.AddSingleton<OutlineBook>(),
        (services, _) => services.AddScoped<DocumentStore>().AddScoped<DocumentReader>().AddScoped<DocumentSteps>().AddScoped<TemplateBook>().AddSingleton<PdfConverter>().AddSingleton<DocumentFiles>(),
        (services, _) => services.AddScoped<TownLedger>().AddScoped<ReportStore>().AddScoped<ReportSteps>().AddScoped<ReviewStore>().AddScoped<ReviewSteps>().AddScoped<ClueStore>(),
        (services, _) => services.AddScoped<MeasureRequests>().AddScoped<ListedItemStore>().AddScoped<SuspensionStore>(),
        (services, _) => services.AddScoped<AssessmentStore>().AddScoped<AssessmentSheets>().AddScoped<FactReader>(),
        (services, _) => services.AddSingleton<SignInFailures>().AddSingleton<AuditLog>().AddHostedService(s => s.GetRequiredService<AuditLog>()),
        JobSetup.AddJobs,
        (services, _) => services.AddScoped<SimulationAccess>(),
        (services, _) => services.AddScoped<IOutboxReceiver, NoticeReceiver>().AddScoped<IOutboxReceiver, SanctionReceiver>().AddScoped<IOutboxReceiver, SuspensionReceiver>(),
        (services, _) => services.AddScoped<DeliveryQueue>().AddScoped<MailRound>().AddScoped<WebhookRound>().AddSingleton<WebhookSender>()
            .AddSingleton(s => MailSettings.Read(s.GetRequiredService<IConfiguration>())),
        (services, _) => services.AddSingleton<ImportFiles>().AddSingleton<ImportSignal>().AddScoped<ImportMappings>().AddScoped<ImportPreviews>().AddScoped<ImportBatch>()
            .AddHostedService<ImportWorker>(),
    ];

    /// <summary>What the rooms need of the database before anything is served, in order, as the system actor.</summary>
    internal static readonly Func<IServiceProvider, CancellationToken, Task>[] StartupSteps =
    [
        SimulationStartup.RestoreClockAsync,
        PersonJournal.AdoptHeadsAsync,
        UnitEndpoints.SeedAsync,
        PolicyBook.SeedAsync,
        CalendarBook.SeedAsync,
        PeopleSeed.RunAsync,
        CaseProjection.CatchUpAsync,
        PartyRows.CatchUpAsync,
        TemplateBook.SeedAsync,
        DemoCases.RunAsync,
        DemoLeads.RunAsync,
    ];

    /// <summary>Routes of the rooms, under <c>/api</c>.</summary>
    private static readonly Action<IEndpointRouteBuilder>[] Routes =
    [
        SessionEndpoints.Map,
        PeopleEndpoints.Map,
        UnitEndpoints.Map,
        CaseEndpoints.Map,
        LeadEndpoints.Map,
        ImportEndpoints.Map,
        PatrolEndpoints.Map,
        EvidenceEndpoints.Map,
        DocumentEndpoints.Map,
        ClueEndpoints.Map,
        SanctionEndpoints.Map,
        MeasureEndpoints.Map,
        ListedItemEndpoints.Map,
        SuspensionEndpoints.Map,
        ReportEndpoints.Map,
        ReviewEndpoints.Map,
        AssessmentEndpoints.Map,
        DueCalendarEndpoints.Map,
        JournalEndpoints.Map,
        MapEndpoints.Map,
        DashboardEndpoints.Map,
        PolicyEndpoints.Map,
        CalendarEndpoints.Map,
        SimulationEndpoints.Map,
        NoticeEndpoints.Map,
        DeliveryEndpoints.Map,
        OperationsEndpoints.Map,
        AuditEndpoints.Map,
    ];

    /// <summary>Registers everything: database, requests, jobs, sign-in, API. Pages of the calling project may add their own handlers.</summary>
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
        var keys = services.AddDataProtection().SetApplicationName("Enforcement"); // behind the database's start: its own start reads the keys
        if (settings.Provider == DatabaseProvider.Sqlite) keys.PersistKeysToFileSystem(new(Path.Combine(settings.DataDirectory, "keys")));
        else keys.PersistKeysToDbContext<EnforcementDb>();
        foreach (var room in Rooms) room(services, settings);
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
        app.UseWhen(IsApi, api => api.UseMiddleware<IdempotencyMiddleware>().UseMiddleware<ProblemMiddleware>()); // a problem is an answer, too
        return app;
    }

    /// <summary>The API, its document and the health routes.</summary>
    public static WebApplication MapEnforcement(this WebApplication app)
    {
        var api = app.MapGroup("/api");
        foreach (var map in Routes) map(api);
        JobDashboard.Map(app);
        app.MapOpenApi().AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        GetMetrics.Map(app);
        app.Services.GetRequiredService<RouteGuard>().Watch(app);
        return app;
    }

    /// <summary>True for what machines ask, and are answered as such.</summary>
    internal static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api") || http.Request.Path == GetMetrics.Path;

    private static async Task FollowClock(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/health"))
            await http.RequestServices.GetRequiredService<Stamps>().LookAsync(http.RequestServices.GetRequiredService<EnforcementDb>(), http.RequestAborted);
        await next(http);
    }

    /// <summary>A field that a form left empty filters nothing: <c>stage=&amp;from=</c> is no malformed stage or day.</summary>
    private static Task DropEmpty(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Query.Any(q => string.IsNullOrEmpty(q.Value)))
            http.Request.Query = new QueryCollection(http.Request.Query.Where(q => !string.IsNullOrEmpty(q.Value)).ToDictionary(q => q.Key, q => q.Value, StringComparer.OrdinalIgnoreCase));
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
            new CustomRequestCultureProvider(http => IsApi(http) ? byHeader.DetermineProviderCultureResult(http) : Task.FromResult<ProviderCultureResult?>(null)),
        ];
    }
}
