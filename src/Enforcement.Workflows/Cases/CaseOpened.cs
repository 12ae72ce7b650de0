using System.Text.Json.Serialization;
using Enforcement.Workflows.Tracks;

namespace Enforcement.Workflows.Cases;

/// <summary>立案: a case was opened, by a lead or without one.</summary>
public sealed record CaseOpened(DateTimeOffset At) : CaseEvent(At)
{
    public required string Number { get; init; }
    public required int PolicyVersion { get; init; }
    public required DateTimeOffset FoundAt { get; init; }
    public required string Town { get; init; }
    public string? Village { get; init; }
    public required string FirstFinder { get; init; }
    public required Place Place { get; init; }
    public required string Address { get; init; }
    public Party? Party { get; init; }
    public required bool InProgress { get; init; }
    public double? AreaSquareMetres { get; init; }
    public required string Description { get; init; }
    public required IReadOnlyList<string> RepeatOf { get; init; }
    public string? LeadId { get; init; }

    /// <summary>Id of the track that it was opened under; null means the first there was, 在施 in its version 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Track { get; init; }

    /// <summary>Version of that track.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TrackVersion { get; init; }

    internal override CaseState Fold(CaseState s) => throw new InvalidOperationException("A case is opened once.");

    /// <summary>The case as it begins.</summary>
    internal CaseState Begin()
    {
        var track = TrackRegistry.Find(Track, TrackVersion);
        var first = track.Stages[0].Id;
        return new CaseState { Opened = this, Track = track, Version = 1, Stage = first, Stages = [new StageEntry(first, At)] };
    }
}
