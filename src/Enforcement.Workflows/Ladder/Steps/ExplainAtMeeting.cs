using Enforcement.Workflows.Cases;
using static Enforcement.Workflows.Cases.CaseRefusalReason;

namespace Enforcement.Workflows.Ladder;

/// <summary>专题会说明情况 by the town's main leader (Art 27).</summary>
public sealed record ExplainAtMeeting(DateTimeOffset At) : CaseCommand(CaseAction.ExplainAtMeeting, At)
{
    internal static StepRule Rule { get; } = new StepRule<ExplainAtMeeting>(CaseAction.ExplainAtMeeting)
    {
        Needs = (s, _) => s.Listing is null ? NotListed : s.Explained ? AlreadyDone : null,
        Fulfils = DutyKind.ExplainAtMeeting,
        Do = (_, c, _) => [new ExplainedAtMeeting(c.At)],
    };
}

/// <summary>The town's main leader explained the case.</summary>
public sealed record ExplainedAtMeeting(DateTimeOffset At) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { Explained = true };
}
