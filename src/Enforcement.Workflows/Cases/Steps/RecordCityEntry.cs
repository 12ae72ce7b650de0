namespace Enforcement.Workflows.Cases;

/// <summary>录入 in the city platform's 新生在施 module, with its entry number (Art 22).</summary>
public sealed record RecordCityEntry(DateTimeOffset At, string EntryNumber) : CaseCommand(CaseAction.RecordCityEntry, At)
{
    internal static StepRule Rule { get; } = new StepRule<RecordCityEntry>(CaseAction.RecordCityEntry)
    {
        Needs = (s, _) => s.CityEntry is null ? null : CaseRefusalReason.AlreadyDone,
        Fulfils = DutyKind.RecordCityEntry,
        Refuse = (_, c, _) => Values.Required(c.EntryNumber, "entryNumber"),
        Do = (s, c, _) => [new CityEntryRecorded(c.At, c.EntryNumber), .. FeedBack.CloseWhenBothDone(s, s.FedBackAt, c.At)],
    };
}

/// <summary>It was entered in the city platform.</summary>
public sealed record CityEntryRecorded(DateTimeOffset At, string EntryNumber) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { CityEntry = this };
}
