using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Tracks.InProgress;

namespace Enforcement.Workflows.Tracks;

/// <summary>Every track in every version that a case may be under. A version leaves only when no case is under it.</summary>
public static class TrackRegistry
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Track> All { get; } = [InProgressTrack.V1, InProgressTrack.V2];

    /// <summary>The first there was: what a journal that names no track is under.</summary>
    public static Track First => InProgressTrack.V1;

    /// <summary>Under which cases are opened now.</summary>
    public static Track Current => InProgressTrack.V1;

    /// <summary>Units and roles that may open a case without a lead (Art 11–14).</summary>
    public static IReadOnlyList<Grant> MayOpen { get; } = [.. Staff.Town, .. Staff.Planning];

    /// <summary>The track of a case by what its journal says.</summary>
    /// <exception cref="InvalidOperationException">A track or version that this release does not know: never guessed.</exception>
    public static Track Find(string? id, int? version) => id is null
        ? First
        : All.FirstOrDefault(t => t.Id == id && t.Version == version)
            ?? throw new InvalidOperationException($"Unknown track {id} version {version}.");

    /// <summary>What a stage means; the same in every track that has it.</summary>
    public static Stage StageOf(CaseStage stage) => Stages[stage];

    /// <summary>Every stage that some track has, in the order of the process.</summary>
    public static IReadOnlyDictionary<CaseStage, Stage> Stages { get; } =
        All.SelectMany(t => t.Stages).DistinctBy(s => s.Id).OrderBy(s => s.Id).ToDictionary(s => s.Id);

    /// <summary>The stages at which a case goes on.</summary>
    public static IReadOnlyList<CaseStage> Open { get; } = [.. Stages.Values.Where(s => !s.IsEnd).Select(s => s.Id)];

    /// <summary>The stages at which a case ended, the good end first.</summary>
    public static IReadOnlyList<CaseStage> Ended { get; } = [.. Stages.Values.Where(s => s.IsEnd).Select(s => s.Id)];

    /// <summary>The stages at which what the unit owed is overdue.</summary>
    public static IReadOnlyList<CaseStage> Late { get; } = [.. Stages.Values.Where(s => s.Kind == StageKind.Late).Select(s => s.Id)];

    /// <summary>The stages at which a construction was found illegal and still stands (Art 29).</summary>
    public static IReadOnlyList<CaseStage> Uncleared { get; } = [.. Stages.Values.Where(s => s.IsUncleared).Select(s => s.Id)];
}
