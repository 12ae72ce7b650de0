using Enforcement.Api.Cases;
using Enforcement.Workflows.Cases;

namespace Enforcement.Web.Components;

/// <summary>How a stage stands to the case.</summary>
public enum StagePosition
{
    Done,
    Now,
    /// <summary>Lies behind but was not needed: demolished before it came to that.</summary>
    Passed,
    Ahead,
}

/// <summary>The stages of a case in order, with its live position. Overdue and withdrawal appear only where they happened.</summary>
public static class StageLine
{
    public static IReadOnlyList<(CaseStage Stage, StagePosition Position)> Of(CaseView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var isOver = view.Stage is CaseStage.Closed or CaseStage.Withdrawn;
        return [.. Enum.GetValues<CaseStage>().Where(Shown).Select(s => (s, PositionOf(s)))];

        bool Shown(CaseStage s) => s switch
        {
            CaseStage.Overdue => view.Stage == s || Reached(s),
            CaseStage.Withdrawn => view.Stage == s,
            _ => view.Stage != CaseStage.Withdrawn || Reached(s),
        };

        StagePosition PositionOf(CaseStage s) =>
            s == view.Stage ? isOver ? StagePosition.Done : StagePosition.Now
            : s > view.Stage ? StagePosition.Ahead
            : Reached(s) ? StagePosition.Done
            : StagePosition.Passed;

        bool Reached(CaseStage s) => s switch
        {
            CaseStage.Discovered => true,
            CaseStage.Stopped => view.Deadlines.Any(d => d.Kind == DeadlineKind.Determination),
            CaseStage.Determined => view.Determination is { Illegal: true },
            CaseStage.SelfDemolition => view.Deadlines.Any(d => d.Kind == DeadlineKind.SelfDemolition),
            CaseStage.ForcedDemolition => Breached(DeadlineKind.SelfDemolition),
            CaseStage.Overdue => Breached(DeadlineKind.ForcedDemolition),
            CaseStage.Feedback => view.Demolition is not null,
            _ => s == view.Stage,
        };

        bool Breached(DeadlineKind kind) => view.Deadlines.Any(d => d.Kind == kind && d.State == DeadlineState.Breached);
    }
}
