using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Leads.LeadRefusalReason;

namespace Enforcement.Workflows.Leads;

/// <summary>The rule book of the lead (process.md section 2; Art 10–17). Pure.</summary>
public static class LeadDecider
{
    /// <summary>
    /// Records a lead. One that a town, or a village to its town, found in the town itself is that town's at once (Art 13, 17: 属地); every
    /// other
    /// waits for who dispatches it.
    /// </summary>
    /// <param name="townOfFinder">Code of the finder's own town: itself when it is one, its parent when a village, else null.</param>
    public static Decision<Lead, LeadEvent> Record(Guid id, LeadFacts f, string? townOfFinder, CaseContext x)
    {
        if (!f.Channel.MayRecord(x.Actor)) return Refusal.Of(NotYours);
        if (f.Place is null && !(f.Channel.AddressSuffices && f.Address.Length > 0)) return Refusal.Of(PlaceMissing, "place");
        if (f.FoundAt > x.Now) return Refusal.Of(InTheFuture, "foundAt");
        if (f.Dissuasion is { } d && d.At > x.Now) return Refusal.Of(InTheFuture, "dissuasion.at");
        if (f.PermitCheck is { } c && c.At > x.Now) return Refusal.Of(InTheFuture, "permitCheck.at");
        // What was done on the spot is an entry of its own, so that it is counted once, here or later.
        List<LeadEvent> events = [new LeadRecorded(x.Now, id, x.Policy.Version, x.Actor.UnitCode,
            f with { Dissuasion = null, PermitCheck = null })];
        if (f.Dissuasion is { } dissuasion) events.Add(Of(dissuasion, x.Actor));
        if (f.PermitCheck is { } check) events.Add(Of(check, x.Actor));
        if (townOfFinder is null || f.Town != townOfFinder) return Accept(null, [.. events]);
        return WithCalendar(() => Accept(null, [.. events, Dispatch(f.Channel, townOfFinder, x)]));
    }

    /// <summary>Decides a command.</summary>
    public static Decision<Lead, LeadEvent> Decide(Lead s, LeadCommand command, CaseContext x)
    {
        if (LeadProcess.Blocks(s, command.Action, x.Actor) is { } blocked) return Refusal.Of(blocked);
        return command switch
        {
            DispatchLead c when s.State == LeadState.Dispatched && s.DispatchedTo == c.Town => new(s, []), // is there already
            DispatchLead c => WithCalendar(() => Accept(s, Dispatch(s.Facts.Channel, c.Town, x))),
            VerifyLead c => Accept(s, new LeadVerified(x.Now, c.CaseNumber, c.Opens, Text(c.Note))),
            RejectLead c when string.IsNullOrWhiteSpace(c.Reason) => Refusal.Of(TextMissing, "reason"),
            RejectLead { Outcome: LeadOutcome.Returned } when s.State != LeadState.Dispatched || !LeadProcess.IsTownOf(s, x.Actor) =>
                Refusal.Of(OnlyTownsReturn, "outcome"),
            RejectLead c => Accept(s, new LeadRejected(x.Now, c.Outcome, c.Reason.Trim(), c.DuplicateOf)),
            DissuadeBuilder c when c.Dissuasion.At > x.Now => Refusal.Of(InTheFuture, "at"),
            DissuadeBuilder c => Accept(s, Of(c.Dissuasion, x.Actor)),
            CheckPermitOnSite c when c.Check.At > x.Now => Refusal.Of(InTheFuture, "at"),
            CheckPermitOnSite c => Accept(s, Of(c.Check, x.Actor)),
            AttachLeadEvidence c when c.TakenAt > x.Now => Refusal.Of(InTheFuture, "takenAt"),
            AttachLeadEvidence c => Accept(s, new LeadEvidenceAttached(x.Now, c.Id, c.Kind, c.IsPhoto, c.TakenAt, c.FileName, c.Sha256)),
            CorrectLeadPin c when string.IsNullOrWhiteSpace(c.Reason) => Refusal.Of(TextMissing, "reason"),
            CorrectLeadPin c => Accept(s, new LeadPinCorrected(x.Now, c.EvidenceId, c.Lon, c.Lat, c.Reason)),
            _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
        };
    }

    private static LeadDispatched Dispatch(LeadChannel channel, string town, CaseContext x) =>
        new(x.Now, town, DeadlineCount.Of(LegalTime.DateOf(x.Now), x.Policy.Periods[channel.Verification], x.Calendar));

    private static BuilderDissuaded Of(Dissuasion d, Actor by) => new(d.At, d.Heeded, Text(d.Words), by.UnitCode);

    private static PermitChecked Of(PermitCheck c, Actor by) =>
        new(c.At, c.PermitPresented, Text(c.PermitNumber), c.PermitValid, Text(c.Findings), by.UnitCode);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Decision<Lead, LeadEvent> Accept(Lead? s, params IReadOnlyList<LeadEvent> events) => Decision.Of(s, Lead.Evolve, events);

    /// <summary>A year without a calendar is refused by name, never guessed.</summary>
    private static Decision<Lead, LeadEvent> WithCalendar(Func<Decision<Lead, LeadEvent>> decide)
    {
        try
        {
            return decide();
        }
        catch (MissingCalendarYearException missing)
        {
            return Refusal.Of(CalendarYearMissing, null, missing.Year);
        }
    }
}
