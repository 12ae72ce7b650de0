using Enforcement.Workflows.Cases;

namespace Enforcement.Api.Evidence;

/// <summary>A stored file, with what its camera says beside what its sender said.</summary>
/// <param name="TakenAt">When, as the sender said.</param>
/// <param name="Lon">Where, as the sender's device said; degrees of EPSG:4490.</param>
/// <param name="Lat">The same.</param>
/// <param name="DistanceMetres">From where it was taken to the place of the record, or null.</param>
/// <param name="Pin">A corrected pin, beside the original position.</param>
/// <param name="Original"><c>none</c>: the file is the original; else <c>onPhone</c>, <c>wanted</c>, <c>received</c>.</param>
/// <param name="Checks">What does not fit.</param>
public sealed record EvidenceFileView(
    Guid Id, string? CaseNumber, Guid? LeadId, EvidenceKind Kind, string FileName, string ContentType, long Bytes, string Sha256,
    string Sm3, DateTimeOffset? TakenAt,
    DateTimeOffset ReceivedAt, string ReceivedBy, double? Lon, double? Lat, DateTimeOffset? ExifTakenAt, double? ExifLon,
    double? ExifLat, string? Software, int? Width, int? Height,
    bool HasThumbnail, double? DistanceMetres, PinView? Pin, string? OriginalSha256, string Original, IReadOnlyList<EvidenceCheck> Checks);

/// <summary>Where somebody says that it was really taken, and why.</summary>
public sealed record PinView(double Lon, double Lat, string Reason, string By, DateTimeOffset At);
