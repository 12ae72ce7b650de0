namespace Enforcement.Workflows.Cases;

/// <summary>A stage of a track.</summary>
/// <param name="Id">Which; the same stage means the same in every track that has it.</param>
/// <param name="Name">Its Chinese name, as the measure and the practice call it; exports carry it whatever the reader's language.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Deadline">The stage's own deadline: what runs in it and may be extended; null when the measure gives none.</param>
public sealed record Stage(CaseStage Id, string Name, StageKind Kind, DeadlineKind? Deadline = null)
{
    /// <summary>The construction was found illegal and still stands: it is not cleared (Art 29).</summary>
    public bool IsUncleared { get; init; }

    /// <summary>True when nothing more is asked of anybody.</summary>
    public bool IsEnd => Kind is StageKind.Done or StageKind.Withdrawn;
}
