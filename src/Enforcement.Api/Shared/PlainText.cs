using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enforcement.Api.Shared;

/// <summary>Texts as they come, but none with the sign NUL: no person types it, and PostgreSQL cannot keep it.</summary>
internal sealed class PlainText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadAsPropertyName(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.GetString() is { } text
            && !text.Contains('\0', StringComparison.Ordinal)
            ? text : throw new JsonException("A text, without the sign NUL.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);
}
