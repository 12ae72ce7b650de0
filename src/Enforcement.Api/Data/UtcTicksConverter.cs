using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Enforcement.Api.Data;

/// <summary>An instant as UTC ticks; read back with the legal offset.</summary>
internal sealed class UtcTicksConverter()
    : ValueConverter<DateTimeOffset,
    long>(v => v.UtcTicks, v => new DateTimeOffset(v, TimeSpan.Zero).ToOffset(Enforcement.Workflows.Deadlines.LegalTime.Offset));
