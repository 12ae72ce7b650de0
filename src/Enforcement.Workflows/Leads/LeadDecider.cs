using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using Enforcement.Workflows.Processes;
using static Enforcement.Workflows.Leads.LeadRefusalReason;

namespace Enforcement.Workflows.Leads;

/// <summary>Why something was refused of a lead. The name, in kebab-case, is the stable code.</summary>
public enum LeadRefusalReason
{
    /// <summary>This unit or role does not do this.</summary>
    NotYours,
    /// <summary>The lead does not stand where this is done.</summary>
    LeadNotOpen,
    /// <summary>It must be dispatched to a town first.</summary>
    NotDispatched,
    /// <summary>A fact cannot lie in the future. Field.</summary>
    InTheFuture,
    /// <summary>A reason is needed. Field.</summary>
    TextMissing,
    /// <summary>A town gives a lead back; who dispatches it closes it or dispatches it.</summary>
    OnlyTownsReturn,
    /// <summary>A lead needs its place; a hotline order at least an address. Field.</summary>
    PlaceMissing,
    /// <summary>No working-day calendar for the year. Args: year.</summary>
    CalendarYearMissing,
}

/// <summary>A refusal by name. Nothing happened.</summary>
public sealed record LeadRefusal(LeadRefusalReason Reason, string? Field = null, params object[] Args);

/// <summary>What a command came to: the events in their order, or a named refusal.</summary>
public sealed record LeadDecision(IReadOnlyList<LeadEvent> Events, LeadRefusal? Refusal);

/// <summary>The rule book of the lead (process.md section 2; Art 10–17). Pure.</summary>
public static class LeadDecider
{
    /// <summary>
    /// Records a lead. One that a town, or a village to its town, found in the town itself is that town's at once (Art 13, 17: 属地); every other
    /// waits for who dispatches it.
    /// </summary>
    /// <param name="townOfFinder">Code of the finder's own town: itself when it is one, its parent when a village, else null.</param>
    public static LeadDecision Record(Guid id, LeadFacts f, string? townOfFinder, CaseContext x)
    {
        if (!f.Channel.MayRecord(x.Actor)) return Refused(NotYours);
        if (f.Place is null && !(f.Channel.AddressSuffices && f.Address.Length > 0)) return Refused(PlaceMissing, "place");
        if (f.FoundAt > x.Now) return Refused(InTheFuture, "foundAt");
        if (f.Dissuasion is { } d && d.At > x.Now) return Refused(InTheFuture, "dissuasion.at");
        if (f.PermitCheck is { } c && c.At > x.Now) return Refused(InTheFuture, "permitCheck.at");
        // What was done on the spot is an entry of its own, so that it is counted once, here or later.
        List<LeadEvent> events = [new LeadRecorded(x.Now, id, x.Policy.Version, x.Actor.UnitCode, f with { Dissuasion = null, PermitCheck = null })];
        if (f.Dissuasion is { } dissuasion) events.Add(Of(dissuasion, x.Actor));
        if (f.PermitCheck is { } check) events.Add(Of(check, x.Actor));
        if (townOfFinder is null || f.Town != townOfFinder) return new LeadDecision(events, null);
        return WithCalendar(() => new LeadDecision([.. events, Dispatch(f.Channel, townOfFinder, x)], null));
    }

    /// <summary>Decides a command.</summary>
    public static LeadDecision Decide(Lead s, LeadCommand command, CaseContext x)
    {
        if (LeadProcess.Blocks(s, command.Action, x.Actor) is { } blocked) return Refused(blocked);
        return command switch
        {
            DispatchLead c when s.State == LeadState.Dispatched && s.DispatchedTo == c.Town => new LeadDecision([], null), // is there already
            DispatchLead c => WithCalendar(() => new LeadDecision([Dispatch(s.Facts.Channel, c.Town, x)], null)),
            VerifyLead c => new LeadDecision([new LeadVerified(x.Now, c.CaseNumber, c.Opens, Text(c.Note))], null),
            RejectLead c when string.IsNullOrWhiteSpace(c.Reason) => Refused(TextMissing, "reason"),
            RejectLead { Outcome: LeadOutcome.Returned } when s.State != LeadState.Dispatched || !LeadProcess.IsTownOf(s, x.Actor) => Refused(OnlyTownsReturn, "outcome"),
            RejectLead c => new LeadDecision([new LeadRejected(x.Now, c.Outcome, c.Reason.Trim(), c.DuplicateOf)], null),
            DissuadeBuilder c when c.Dissuasion.At > x.Now => Refused(InTheFuture, "at"),
            DissuadeBuilder c => new LeadDecision([Of(c.Dissuasion, x.Actor)], null),
            CheckPermitOnSite c when c.Check.At > x.Now => Refused(InTheFuture, "at"),
            CheckPermitOnSite c => new LeadDecision([Of(c.Check, x.Actor)], null),
            AttachLeadEvidence c when c.TakenAt > x.Now => Refused(InTheFuture, "takenAt"),
            AttachLeadEvidence c => new LeadDecision([new LeadEvidenceAttached(x.Now, c.Id, c.Kind, c.IsPhoto, c.TakenAt, c.FileName, c.Sha256)], null),
            CorrectLeadPin c when string.IsNullOrWhiteSpace(c.Reason) => Refused(TextMissing, "reason"),
            CorrectLeadPin c => new LeadDecision([new LeadPinCorrected(x.Now, c.EvidenceId, c.Lon, c.Lat, c.Reason)], null),
            _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
        };
    }

    private static LeadDispatched Dispatch(LeadChannel channel, string town, CaseContext x) =>
        new(x.Now, town, DeadlineCount.Of(LegalTime.DateOf(x.Now), x.Policy.Periods[channel.Verification], x.Calendar));

    private static BuilderDissuaded Of(Dissuasion d, Actor by) => new(d.At, d.Heeded, Text(d.Words), by.UnitCode);

    private static PermitChecked Of(PermitCheck c, Actor by) => new(c.At, c.PermitPresented, Text(c.PermitNumber), c.PermitValid, Text(c.Findings), by.UnitCode);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static LeadDecision Refused(LeadRefusalReason reason, string? field = null, params object[] args) => new([], new LeadRefusal(reason, field, args));

    /// <summary>A year without a calendar is refused by name, never guessed.</summary>
    private static LeadDecision WithCalendar(Func<LeadDecision> decide)
    {
        try
        {
            return decide();
        }
        catch (MissingCalendarYearException missing)
        {
            return Refused(CalendarYearMissing, null, missing.Year);
        }
    }
}
