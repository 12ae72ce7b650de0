namespace Enforcement.Workflows.Escalation;

/// <summary>What the policy says of the ladder for units.</summary>
/// <param name="ReminderCases">From so many overdue cases on a reminder is proposed, inclusive.</param>
/// <param name="TalkCases">From so many, a talk.</param>
/// <param name="AnswerDays">Calendar days in which a measure is answered and carried out; the day of its order is not counted.</param>
public sealed record UnitLadderPolicy(int ReminderCases, int TalkCases, int AnswerDays);
