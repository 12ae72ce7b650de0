using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.MonthlyReports.ReportRefusalReason;

namespace Enforcement.Workflows.MonthlyReports;

/// <summary>Why a step of a report was refused. The name, in kebab-case after <c>report-</c>, is the stable code.</summary>
public enum ReportRefusalReason
{
    /// <summary>This unit or role does not do this.</summary>
    NotYours,
    /// <summary>A nil report though the ledger has findings (Art 15). Field; args: how many.</summary>
    HasFindings,
    /// <summary>Nothing was found: that must be said explicitly, as a nil report 零报告 (Art 15). Field.</summary>
    NothingFound,
    /// <summary>Nothing was submitted that could be accepted or returned.</summary>
    NotSubmitted,
    /// <summary>A return needs its reason. Field.</summary>
    ReasonMissing,
    /// <summary>What would be submitted again is what was submitted.</summary>
    Unchanged,
}

/// <summary>A refusal by name. Nothing happened.</summary>
public sealed record ReportRefusal(ReportRefusalReason Reason, string? Field = null, params object[] Args);

/// <summary>The rule book of the monthly report (Art 15). Pure.</summary>
public static class ReportDecider
{
    /// <summary>True for who submits: the lead of the town or zone itself.</summary>
    public static bool MaySubmit(Report s, Actor actor) => actor.ActsFor(s.Opened.Town) && actor.UnitKind is UnitKind.Town or UnitKind.DevelopmentZone && actor.Is(PersonRole.UnitLead);

    /// <summary>True for who accepts and returns.</summary>
    public static bool MayJudge(Actor actor) => actor.UnitKind == UnitKind.Planning && actor.Is(PersonRole.PlanningOfficer);

    /// <summary>Submits what the ledger says now, as a frozen copy.</summary>
    /// <param name="nil">The town says explicitly that it found nothing.</param>
    public static (ReportEvent? Event, ReportRefusal? Refusal) Submit(Report s, bool nil, string? note, IReadOnlyList<Finding> findings, Actor actor, DateTimeOffset now)
    {
        if (!MaySubmit(s, actor)) return (null, new ReportRefusal(NotYours));
        if (nil && findings.Count > 0) return (null, new ReportRefusal(HasFindings, "nil", findings.Count));
        if (!nil && findings.Count == 0) return (null, new ReportRefusal(NothingFound, "nil"));
        var text = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (s.State is ReportState.Submitted or ReportState.Accepted && text == s.Submitted!.Note && ReportDifferences.Of(s.Submitted.Findings, findings).Count == 0)
            return (null, new ReportRefusal(Unchanged));
        return (new ReportSubmitted(now, nil, text, findings, s.Submitted is not null), null);
    }

    /// <summary>Planning accepts what was submitted.</summary>
    public static (ReportEvent? Event, ReportRefusal? Refusal) Accept(Report s, Actor actor, DateTimeOffset now) =>
        !MayJudge(actor) ? (null, new ReportRefusal(NotYours)) : s.State != ReportState.Submitted ? (null, new ReportRefusal(NotSubmitted)) : (new ReportAccepted(now), null);

    /// <summary>Planning gives it back, with the reason; it comes again within the policy's days.</summary>
    public static (ReportEvent? Event, ReportRefusal? Refusal) Return(Report s, string? reason, MonthPolicy policy, Actor actor, DateTimeOffset now)
    {
        if (!MayJudge(actor)) return (null, new ReportRefusal(NotYours));
        if (s.State is not (ReportState.Submitted or ReportState.Accepted)) return (null, new ReportRefusal(NotSubmitted));
        if (string.IsNullOrWhiteSpace(reason)) return (null, new ReportRefusal(ReasonMissing, "reason"));
        // Never before the month's own day: who reports early has that day, too.
        var again = LegalTime.EndOf(LegalTime.DateOf(now).AddDays(policy.ReturnDays));
        return (new ReportReturned(now, reason.Trim(), again > s.Opened.DueAt ? again : s.Opened.DueAt), null);
    }

    /// <summary>
    /// What time brought about by now: of the reminders only the last that is due is sent, and none after the day (who was switched off does not flood towns with what
    /// is past); the missing report is marked at its legal instant. Asking again is harmless.
    /// </summary>
    public static IReadOnlyList<ReportEvent> PassTime(Report s, MonthPolicy policy, DateTimeOffset now)
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

/// <summary>A difference between the frozen copy and the ledger now.</summary>
/// <param name="Key">Which finding.</param>
/// <param name="Number">Its number.</param>
/// <param name="Field">Which value, or <c>added</c>, <c>removed</c>.</param>
/// <param name="Before">As it was frozen, or null.</param>
/// <param name="After">As it is now, or null.</param>
public sealed record ReportDifference(string Key, string Number, string Field, string? Before, string? After);

/// <summary>Compares a frozen copy with the ledger.</summary>
public static class ReportDifferences
{
    /// <summary>Every difference, in the order of the keys.</summary>
    public static IReadOnlyList<ReportDifference> Of(IReadOnlyList<Finding> frozen, IReadOnlyList<Finding> now)
    {
        ArgumentNullException.ThrowIfNull(frozen);
        ArgumentNullException.ThrowIfNull(now);
        var (before, after) = (frozen.ToDictionary(f => f.Key), now.ToDictionary(f => f.Key));
        var differences = new List<ReportDifference>();
        foreach (var key in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (!after.TryGetValue(key, out var a)) differences.Add(new ReportDifference(key, before[key].Number, "removed", before[key].Address, null));
            else if (!before.TryGetValue(key, out var b)) differences.Add(new ReportDifference(key, a.Number, "added", null, a.Address));
            else differences.AddRange(Values(b).Zip(Values(a)).Where(x => x.First.Value != x.Second.Value).Select(x => new ReportDifference(key, a.Number, x.First.Name, x.First.Value, x.Second.Value)));
        }
        return differences;
    }

    private static IEnumerable<(string Name, string? Value)> Values(Finding f)
    {
        static string? Text(IFormattable? value) => value?.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
        yield return ("foundAt", LegalTime.In(f.FoundAt).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        yield return ("place", f.Lon is null ? null : $"{Text(f.Lon)}, {Text(f.Lat)}");
        yield return ("address", f.Address);
        yield return ("area", Text(f.AreaSquareMetres));
        yield return ("inProgress", f.InProgress?.ToString());
        yield return ("illegal", f.Illegal?.ToString());
        yield return ("measures", string.Join(' ', f.Measures));
        yield return ("demolishedAt", f.DemolishedAt is { } at ? LegalTime.In(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : null);
    }
}
