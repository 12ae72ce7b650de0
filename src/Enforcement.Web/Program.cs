using Enforcement.Api;
using Enforcement.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddEnforcement();
builder.AddPages();

var app = builder.Build();
app.UsePages();
app.UseEnforcement();
app.MapEnforcement();
app.MapPages();
await app.RunAsync();
