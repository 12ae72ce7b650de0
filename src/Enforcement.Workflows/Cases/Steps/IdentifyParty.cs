namespace Enforcement.Workflows.Cases;

/// <summary>查明当事人: who the party is, once that is known, or a correction of it with its reason.</summary>
/// <param name="RepeatOf">Earlier cases that the case repeats now that its party is known (Art 26); filled in at the edge.</param>
public sealed record IdentifyParty(DateTimeOffset At, Party Party, string? Reason, IReadOnlyList<string> RepeatOf)
    : CaseCommand(CaseAction.IdentifyParty, At)
{
    internal static StepRule Rule { get; } = new StepRule<IdentifyParty>(CaseAction.IdentifyParty)
    {
        Refuse = (s, c, _) => c.Party == s.Party ? Refusal.Of(CaseRefusalReason.AlreadyDone)
            : s.Party is null ? null
            : Values.Required(c.Reason, "reason"),
        Do = (s, c, _) => [new PartyIdentified(c.At, c.Party, s.Party, Values.Text(c.Reason), c.RepeatOf)],
    };
}

/// <summary>Who the party is became known, or was corrected; <paramref name="OldParty"/> is whom the case named until then.</summary>
/// <param name="RepeatOf">What the case repeats with this party, in place of what was found before (Art 26).</param>
public sealed record PartyIdentified(DateTimeOffset At, Party Party, Party? OldParty, string? Reason, IReadOnlyList<string> RepeatOf)
    : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { Identified = this };
}
