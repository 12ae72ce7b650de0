using Enforcement.Api.Cases;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Tracks;

namespace Enforcement.Web.Components;

/// <summary>
/// The stages of a case's track in order, with its live position. Being late and being withdrawn appear only where they happened.
/// </summary>
public static class StageLine
{
    /// <summary>The stages to be shown.</summary>
    public static IReadOnlyList<(Stage Stage, StagePosition Position)> Of(CaseView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var stages = TrackRegistry.Find(view.Track, view.TrackVersion).Stages;
        var reached = view.Stages.Select(s => s.Stage).ToHashSet();
        var now = stages.ToList().FindIndex(s => s.Id == view.Stage);
        return [.. stages.Select((stage, i) => (stage, i)).Where(s => IsShown(s.stage)).Select(s => (s.stage, PositionOf(s.stage, s.i)))];

        bool IsShown(Stage s) => s.Id == view.Stage || s.Kind switch
        {
            StageKind.Late => reached.Contains(s.Id),
            StageKind.Withdrawn => false,
            _ => stages[now].Kind != StageKind.Withdrawn || reached.Contains(s.Id),
        };

        StagePosition PositionOf(Stage s, int i) =>
            i == now ? s.IsEnd ? StagePosition.Done : StagePosition.Now
            : i > now ? StagePosition.Ahead
            : reached.Contains(s.Id) ? StagePosition.Done
            : StagePosition.Passed;
    }
}
