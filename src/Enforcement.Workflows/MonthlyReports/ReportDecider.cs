using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.MonthlyReports.ReportRefusalReason;

namespace Enforcement.Workflows.MonthlyReports;

/// <summary>The rule book of the monthly report (Art 15). Pure.</summary>
public static class ReportDecider
{
    /// <summary>True for who submits: the lead of the town or zone itself.</summary>
    public static bool MaySubmit(Report s, Actor actor) => actor.ActsFor(s.Opened.Town)
        && actor.UnitKind is UnitKind.Town or UnitKind.DevelopmentZone && actor.Is(PersonRole.UnitLead);

    /// <summary>True for who accepts and returns.</summary>
    public static bool MayJudge(Actor actor) => actor.UnitKind == UnitKind.Planning && actor.Is(PersonRole.PlanningOfficer);

    /// <summary>Opens a town's report of a month.</summary>
    public static Decision<Report, ReportEvent> Open(ReportOpened opened) => Decision.Of<Report, ReportEvent>(null, Report.Evolve, opened);

    /// <summary>The town adds a file.</summary>
    public static Decision<Report, ReportEvent> Attach(Report s, ReportFileAttached file, Actor actor) =>
        actor.ActsFor(s.Opened.Town) && (actor.Is(PersonRole.UnitLead) || actor.Is(PersonRole.Inspector)) ? Accept(s, file)
            : Refusal.Of(NotYours);

    /// <summary>Submits what the ledger says now, as a frozen copy.</summary>
    /// <param name="nil">The town says explicitly that it found nothing.</param>
    public static Decision<Report, ReportEvent> Submit(Report s, bool nil, string? note, IReadOnlyList<Finding> findings, Actor actor,
        DateTimeOffset now)
    {
        if (!MaySubmit(s, actor)) return Refusal.Of(NotYours);
        if (nil && findings.Count > 0) return Refusal.Of(HasFindings, "nil", findings.Count);
        if (!nil && findings.Count == 0) return Refusal.Of(NothingFound, "nil");
        var text = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (s.State is ReportState.Submitted or ReportState.Accepted && text == s.Submitted!.Note
            && ReportDifferences.Of(s.Submitted.Findings, findings).Count == 0)
            return Refusal.Of(Unchanged);
        return Accept(s, new ReportSubmitted(now, nil, text, findings, s.Submitted is not null));
    }

    /// <summary>Planning accepts what was submitted.</summary>
    public static Decision<Report, ReportEvent> Accept(Report s, Actor actor, DateTimeOffset now) =>
        !MayJudge(actor) ? Refusal.Of(NotYours) : s.State != ReportState.Submitted ? Refusal.Of(NotSubmitted)
            : Accept(s, new ReportAccepted(now));

    /// <summary>Planning gives it back, with the reason; it comes again within the policy's days.</summary>
    public static Decision<Report, ReportEvent> Return(Report s, string? reason, MonthPolicy policy, Actor actor, DateTimeOffset now)
    {
        if (!MayJudge(actor)) return Refusal.Of(NotYours);
        if (s.State is not (ReportState.Submitted or ReportState.Accepted)) return Refusal.Of(NotSubmitted);
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.Of(ReasonMissing, "reason");
        // Never before the month's own day: who reports early has that day, too.
        var again = LegalTime.EndOf(LegalTime.DateOf(now).AddDays(policy.ReturnDays));
        return Accept(s, new ReportReturned(now, reason.Trim(), again > s.Opened.DueAt ? again : s.Opened.DueAt));
    }

    private static Decision<Report, ReportEvent> Accept(Report s, ReportEvent e) => Decision.Of(s, Report.Evolve, e);

    /// <summary>
    /// What time brought about by now: of the reminders only the last that is due is sent, and none after the day (who was switched off
    /// does not flood towns with what
    /// is past); the missing report is marked at its legal instant. Asking again is harmless.
    /// </summary>
    public static Decision<Report, ReportEvent> PassTime(Report s, MonthPolicy policy, DateTimeOffset now) =>
        Decision.Of(s, Report.Evolve, Passed(s, policy, now));

    private static List<ReportEvent> Passed(Report s, MonthPolicy policy, DateTimeOffset now)
    {
        var events = new List<ReportEvent>();
        if (s.FirstSubmittedAt is not null) return events;
        if (now >= s.Opened.DueAt)
        {
            if (!s.Missed) events.Add(new ReportMissed(s.Opened.DueAt));
            return events;
        }
        var day = LegalTime.DateOf(s.Opened.DueAt.AddTicks(-1));
        var due = policy.ReminderDays.Where(d => LegalTime.StartOf(day.AddDays(-d)) <= now).ToList();
        if (due.Count > 0 && !s.Reminders.Contains(due.Min())) events.Add(new ReportReminded(now, due.Min()));
        return events;
    }
}
