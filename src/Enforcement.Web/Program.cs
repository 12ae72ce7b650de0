using Enforcement.Api;

var builder = WebApplication.CreateBuilder(args);
builder.AddEnforcement();
var app = builder.Build();
app.UseEnforcement();
app.MapEnforcement();
await app.RunAsync();
