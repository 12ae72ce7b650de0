using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;

namespace Enforcement.Workflows.Documents;

/// <summary>The term that a document names, in words and with its end. Every kind says its own; there is none by default.</summary>
public abstract record DocumentTerm
{
    /// <summary>What a new document says of it, for people to change; null where it is counted from what they order.</summary>
    public abstract (string Words, string End)? Propose(DraftFacts draft);

    private protected static (string Words, string End) FromToday(int days, DraftFacts draft) =>
        (ChineseWords.Days(days), ChineseWords.EndOf(draft.Today.AddDays(days)));
}

/// <summary>Days from today that the measure does not give: for a reply, for the file.</summary>
public sealed record ReplyTerm(int Days) : DocumentTerm
{
    /// <inheritdoc/>
    public override (string Words, string End)? Propose(DraftFacts draft) => FromToday(Days, draft);
}

/// <summary>The policy's period of a deadline, from today.</summary>
public sealed record PolicyTerm(DeadlineKind Deadline) : DocumentTerm
{
    /// <inheritdoc/>
    public override (string Words, string End)? Propose(DraftFacts draft) => FromToday(draft.Policy.Periods[Deadline].Days, draft);
}

/// <summary>The case's own deadline where it has one that runs or has passed.</summary>
/// <param name="Otherwise">What is said where it has none.</param>
public sealed record CaseTerm(DeadlineKind Deadline, DocumentTerm Otherwise) : DocumentTerm
{
    /// <inheritdoc/>
    public override (string Words, string End)? Propose(DraftFacts draft) =>
        draft.Case?.Deadline(Deadline) is { State: DeadlineState.Running or DeadlineState.Breached } own
            ? (ChineseWords.Days(own.Count.Period.Days + own.Count.ExtensionDays), ChineseWords.EndOf(own.Count.LastDay))
            : Otherwise.Propose(draft);
}

/// <summary>In the document's own words.</summary>
public sealed record WordedTerm(Func<DraftFacts, (string Words, string End)?> Say) : DocumentTerm
{
    /// <inheritdoc/>
    public override (string Words, string End)? Propose(DraftFacts draft) => Say(draft);
}

/// <summary>The document itself orders it, at most the policy's (Art 21): it is counted, never typed, and runs from the service.</summary>
public sealed record OrderedTerm(DeadlineKind Deadline) : DocumentTerm
{
    /// <summary>Days of the longest that may be ordered: the proposal.</summary>
    public int Longest(CasePolicy policy) => policy.Periods[Deadline].Days;

    /// <summary>The fields that say it: for the day on which the document will be served, as a condition.</summary>
    /// <exception cref="MissingCalendarYearException">The policy counts working days of a year that was not recorded.</exception>
    public IReadOnlyDictionary<string, string> Count(int days, DateOnly plannedService, CasePolicy policy, WorkingCalendar calendar)
    {
        var count = DeadlineCount.Of(plannedService, policy.Periods[Deadline] with { Days = days }, calendar);
        return new Dictionary<string, string>
        {
            [DocumentFields.Term.Name] =
                count.Period.Basis == DayBasis.Working ? $"{ChineseWords.Number(days)}个工作日" : ChineseWords.Days(days),
            [DocumentFields.PlannedService.Name] = ChineseWords.Day(plannedService),
            [DocumentFields.TermEnd.Name] = ChineseWords.EndOf(count.LastDay),
        };
    }

    /// <inheritdoc/>
    public override (string Words, string End)? Propose(DraftFacts draft) => null;
}
