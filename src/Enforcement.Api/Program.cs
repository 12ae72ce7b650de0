using Enforcement.Api;

// The API and the jobs alone, without pages: for a second process of one installation.
var builder = WebApplication.CreateBuilder(args);
builder.AddEnforcement();
var app = builder.Build();
app.UseEnforcement();
app.MapEnforcement();
await app.RunAsync();
