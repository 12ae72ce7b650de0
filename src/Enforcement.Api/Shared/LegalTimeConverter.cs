using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Api.Shared;

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
