using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enforcement.Api.Shared;

/// <summary>JSON as the contract has it: camelCase, enums by name, legal time, Chinese as it is.</summary>
internal static class HttpJson
{
    public static void AddHttpJson(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => Configure(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true); // ProblemMiddleware says what was malformed
    }

    public static void Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // served as application/json only, never inside a page
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new LegalTimeConverter());
        options.Converters.Add(new PlainText());
    }
}
