using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.Workflows.Deadlines;

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

/// <summary>An instant: read only with an offset (without one it would mean this machine's zone), written with +08:00.</summary>
internal sealed class LegalTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? "";
        var time = text.IndexOf('T', StringComparison.Ordinal);
        return time > 0 && text.AsSpan(time).ContainsAny('Z', '+', '-') && reader.TryGetDateTimeOffset(out var at)
            ? LegalTime.In(at)
            : throw new JsonException("An instant is ISO 8601 with offset, e.g. 2026-04-12T09:00:00+08:00.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LegalTime.In(value).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
}

/// <summary>Texts as they come, but none with the sign NUL: no person types it, and PostgreSQL cannot keep it.</summary>
internal sealed class PlainText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadAsPropertyName(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal)
            ? text : throw new JsonException("A text, without the sign NUL.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}
