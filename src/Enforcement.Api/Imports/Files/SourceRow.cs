using NetTopologySuite.Geometries;

namespace Enforcement.Api.Imports.Files;

/// <summary>One row of a file.</summary>
/// <param name="Number">As the sender's own program counts: the line of a table (its header is one, too), the number of a feature or
/// record from 1.</param>
/// <param name="Values">By column; empty ones are left out.</param>
/// <param name="Geometry">In the file's own numbers, or null.</param>
/// <param name="Error">Why the row cannot be read, or null.</param>
internal sealed record SourceRow(int Number, IReadOnlyDictionary<string, string> Values, Geometry? Geometry = null, Refusal? Error = null);
