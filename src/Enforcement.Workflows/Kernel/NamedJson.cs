using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enforcement.Workflows.Kernel;

/// <summary>Writes an <see cref="INamed{TSelf}"/> as its name in camelCase, as an enum is written.</summary>
public sealed class NamedJson<T> : JsonConverter<T> where T : class, INamed<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Named.Find<T>(reader.GetString()) is { } found
            ? found
            : throw new JsonException($"Not the name of a {typeof(T).Name}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(value.Name));
}
