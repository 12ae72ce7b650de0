namespace Enforcement.Workflows.Cases;

/// <summary>反馈 of the result to the planning branch (Art 22).</summary>
public sealed record FeedBack(DateTimeOffset At) : CaseCommand(CaseAction.FeedBack, At)
{
    internal static StepRule Rule { get; } = new StepRule<FeedBack>(CaseAction.FeedBack)
    {
        Needs = (s, _) => s.FedBackAt is null ? null : CaseRefusalReason.AlreadyDone,
        Fulfils = DutyKind.FeedBack,
        Do = (s, c, _) => [new FedBack(c.At), .. CloseWhenBothDone(s, s.CityEntry?.At, c.At)],
    };

    /// <summary>Fed back and entered with the city: the case closes with the later of the two.</summary>
    internal static IEnumerable<CaseEvent> CloseWhenBothDone(CaseState s, DateTimeOffset? other, DateTimeOffset at)
    {
        if (other is not { } earlier) yield break;
        var done = earlier > at ? earlier : at;
        foreach (var e in Clock.Meet(s, DeadlineKind.Feedback, done)) yield return e;
        yield return new CaseClosed(done);
    }
}

/// <summary>The result was fed back.</summary>
public sealed record FedBack(DateTimeOffset At) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { FedBackAt = At };
}
