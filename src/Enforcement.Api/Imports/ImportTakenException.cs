using Enforcement.Api.Imports.Files;
using Enforcement.Api.Shared;

namespace Enforcement.Api.Imports;

/// <summary>A row of the file and what it says.</summary>
internal sealed record BatchRow(SourceRow Row, Result<ReadRow> Read);

/// <summary>Another worker goes on with the import.</summary>
internal sealed class ImportTakenException : Exception;
