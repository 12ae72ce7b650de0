namespace Enforcement.Api;

/// <summary>The API and the jobs alone, without pages: for a second process of one installation.</summary>
internal static class ApiProgram // not "Program": that is the whole product's, in Enforcement.Web
{
    private static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddEnforcement();
        var app = builder.Build();
        app.UseEnforcement();
        app.MapEnforcement();
        await app.RunAsync();
    }
}
