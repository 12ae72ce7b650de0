using System.Globalization;
using System.Text.Json;
using Enforcement.Api.Places;
using Enforcement.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Enforcement.Web.Components;

/// <summary>Reads typed values of a form; what cannot be read is said beside its field and stays as it was typed.</summary>
public sealed class FormReader(IFormCollection form, ModelStateDictionary errors, IStringLocalizer<SharedTexts> shared)
{
    /// <summary>A text without the spaces around it, or null when nothing was typed.</summary>
    public string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A number as machines write it, or null.</summary>
    public double? Number(string name) => Read(
        name, "form.notANumber", t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var n)
            && double.IsFinite(n) ? n : (double?)null);

    /// <summary>The place: the drawn shape (<c>geometry</c>, GeoJSON) when there is one, else <c>lon</c> and <c>lat</c>.</summary>
    public PlaceBody Place()
    {
        if (Text("geometry") is not { } drawn) return new PlaceBody(Number("lon"), Number("lat"));
        try
        {
            using var json = JsonDocument.Parse(drawn);
            return new PlaceBody(null, null, json.RootElement.Clone());
        }
        catch (JsonException)
        {
            return new PlaceBody(null, null, JsonSerializer.SerializeToElement("")); // refused as a shape that cannot be read
        }
    }

    /// <summary>Legal time, or null.</summary>
    public DateTimeOffset? Instant(string name) => Read(name, "form.notAnInstant", LegalDates.Parse);

    /// <summary>Yes, no, or null when neither was chosen.</summary>
    public bool? YesNo(string name) => form[name].ToString() switch { "true" => true, "false" => false, _ => null };

    private T? Read<T>(string name, string otherwise, Func<string, T?> parse) where T : struct
    {
        if (Text(name) is not { } typed) return null;
        var value = parse(typed);
        if (value is null) errors.AddModelError(name, shared[otherwise]);
        return value;
    }
}
