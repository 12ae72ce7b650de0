using Enforcement.Api.Shared;
using Enforcement.Web;
using Enforcement.Workflows.Organisations;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPages();
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
builder.Services.AddSingleton(TimeProvider.System).AddSingleton<LegalClock>().AddSingleton<ICurrentActor, Fake>();
builder.Services.AddRequestLocalization(o => { o.AddSupportedCultures("zh-CN", "en").AddSupportedUICultures("zh-CN", "en").SetDefaultCulture("zh-CN"); o.RequestCultureProviders = [new CookieRequestCultureProvider { Options = o }]; });
var app = builder.Build();
app.UseRequestLocalization();
app.UsePages(); app.UseRouting();
app.MapPages();
app.Run();
sealed class Fake : ICurrentActor { public Actor? Actor => new("admin","王建国","110118101", UnitKind.Town, [PersonRole.Administrator]); }
