using Enforcement.Api;
using Enforcement.Api.Data;
using Enforcement.Web;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddEnforcement();
    builder.AddPages();

    var app = builder.Build();
    app.UsePages();
    app.UseEnforcement();
    app.MapEnforcement();
    app.MapPages();
    await app.RunAsync();
    return 0;
}
catch (StartRefusedException e)
{
    await Console.Error.WriteLineAsync(e.Message); // a sentence for who operates it, without a stack
    return 1;
}
