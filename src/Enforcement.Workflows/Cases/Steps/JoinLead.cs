namespace Enforcement.Workflows.Cases;

/// <summary>
/// 并案: a verified lead is the same construction (process.md section 2). Its finder stays on record beside the case's first one (Art 17).
/// </summary>
public sealed record JoinLead(DateTimeOffset At, Guid LeadId, string SourceNumber, string Finder, DateTimeOffset FoundAt)
    : CaseCommand(CaseAction.JoinLead, At)
{
    internal static StepRule Rule { get; } = new StepRule<JoinLead>(CaseAction.JoinLead)
    {
        Do = (_, c, _) => [new LeadJoined(c.At, c.LeadId, c.SourceNumber, c.Finder, c.FoundAt)],
    };
}

/// <summary>A lead turned out to be the same construction; <paramref name="Finder"/> found it, too (Art 17).</summary>
public sealed record LeadJoined(DateTimeOffset At, Guid LeadId, string SourceNumber, string Finder, DateTimeOffset FoundAt) : CaseEvent(At)
{
    internal override CaseState Fold(CaseState s) => s with { JoinedLeads = s.JoinedLeads.Add(this) };
}
