using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Organisations;
using static Enforcement.Workflows.Cases.CaseRefusalReason;

namespace Enforcement.Workflows.Cases;

/// <summary>What a decision needs besides the case and the command; every value was read once, at the edge.</summary>
public sealed record CaseContext(CasePolicy Policy, WorkingCalendar Calendar, DateTimeOffset Now, Actor Actor);

/// <summary>The facts of a case that is opened (Art 11–17), by a lead or without one.</summary>
public sealed record CaseOpening(
    string Number, DateTimeOffset FoundAt, string Town, string? Village, string FirstFinder, Place Place, string Address,
    Party? Party, bool InProgress, double? AreaSquareMetres, string Description, IReadOnlyList<string> RepeatOf, string? LeadId);

/// <summary>What a command came to: the events in their order, or a named refusal.</summary>
public sealed record CaseDecision(IReadOnlyList<CaseEvent> Events, CaseRefusal? Refusal)
{
    internal static CaseDecision Accepted(IEnumerable<CaseEvent> events) => new([.. events], null);
    internal static CaseDecision Refused(CaseRefusal refusal) => new([], refusal);
}

/// <summary>
/// The rule book of the case (Art 12–27). Pure: performs nothing, reads no clock. Every decision first lets time pass up to
/// now, so that its outcome does not depend on when the last sweep ran.
/// </summary>
public static class CaseDecider
{
    /// <summary>Opens a case; the stop is due from the day of opening (Art 12, 17).</summary>
    public static CaseDecision Open(CaseOpening o, CaseContext x)
    {
        if (o.FoundAt > x.Now) return CaseDecision.Refused(new CaseRefusal(InTheFuture, "foundAt"));
        return WithCalendar(() => CaseDecision.Accepted(
        [
            new CaseOpened(x.Now, o.Number, x.Policy.Version, o.FoundAt, o.Town, o.Village, o.FirstFinder, o.Place, o.Address, o.Party, o.InProgress,
                o.AreaSquareMetres, o.Description, o.RepeatOf, o.LeadId),
            Start(DeadlineKind.Stop, LegalTime.DateOf(x.Now), x, x.Now),
        ]));
    }

    /// <summary>
    /// What the passing of time brought about by <see cref="CaseContext.Now"/>: every deadline that passed, at its legal instant, and what
    /// follows from it. Empty when nothing was due; asking again is harmless.
    /// </summary>
    /// <exception cref="MissingCalendarYearException">A following deadline needs a calendar year that was not recorded.</exception>
    public static IReadOnlyList<CaseEvent> PassTime(CaseState s, CaseContext x)
    {
        var events = new List<CaseEvent>();
        while (s.Deadlines.Where(d => d.State == DeadlineState.Running && d.DueAt <= x.Now).MinBy(d => (d.DueAt, d.Kind)) is { } due)
        {
            List<CaseEvent> caused = [new DeadlineBreached(due.DueAt, due.Kind)];
            // The next period runs from the legal end of the first, not from when anyone noticed (Art 22).
            if (due.Kind == DeadlineKind.SelfDemolition) caused.Add(Start(DeadlineKind.ForcedDemolition, due.Count.LastDay, x, due.DueAt));
            if (due.Kind == DeadlineKind.ForcedDemolition) caused.Add(Start(DeadlineKind.Bulletin, due.Count.LastDay, x, due.DueAt));
            s = caused.Aggregate(s, CaseEvolution.Evolve);
            events.AddRange(caused);
        }
        return events;
    }

    /// <summary>Decides a command. A refusal changes nothing, not even what time brought about: the sweep records that.</summary>
    public static CaseDecision Decide(CaseState state, CaseCommand command, CaseContext x) => WithCalendar(() =>
    {
        var before = PassTime(state, x);
        var s = before.Aggregate(state, CaseEvolution.Evolve);
        if ((CaseGuards.Blocks(s, command.Action, x.Actor) ?? CaseValues.Refuse(s, command, x)) is { } refusal) return CaseDecision.Refused(refusal);
        var events = Handle(s, command, x).ToList();
        var after = PassTime(events.Aggregate(s, CaseEvolution.Evolve), x);
        return CaseDecision.Accepted([.. before, .. events, .. after]);
    });

    /// <summary>A year without a calendar is refused by name, never guessed.</summary>
    private static CaseDecision WithCalendar(Func<CaseDecision> decide)
    {
        try
        {
            return decide();
        }
        catch (MissingCalendarYearException missing)
        {
            return CaseDecision.Refused(new CaseRefusal(CalendarYearMissing, null, missing.Year));
        }
    }

    private static IEnumerable<CaseEvent> Handle(CaseState s, CaseCommand command, CaseContext x) => command switch
    {
        Inspect c => [new SiteInspected(c.At, c.PermitPresented, c.PermitNumber, c.PermitValid, c.Findings)],
        Stop c => HandleStop(s, c, x),
        Determine c => HandleDetermine(s, c),
        OrderSelfDemolition c =>
        [
            new SelfDemolitionOrdered(c.ServedAt, c.TermDays, c.Method, x.Actor.UnitCode, c.Proof, c.DocumentNumber),
            .. StartTerm(c, DeadlineCount.Of(
                LegalTime.DateOf(c.ServedAt), x.Policy.Periods[DeadlineKind.SelfDemolition] with { Days = c.TermDays }, x.Calendar), x),
        ],
        ProveService c => HandleProof(s, c, x),
        ConfirmDemolition c => HandleDemolition(s, c, x),
        PlanForcedDemolition c => [new ForcedDemolitionPlanned(c.At, c.PlannedAt, Text(c.EmergencyReason))],
        FeedBack c => [new FedBack(c.At), .. CloseWhenBothDone(s, s.CityEntry?.At, c.At)],
        RecordCityEntry c => [new CityEntryRecorded(c.At, c.EntryNumber), .. CloseWhenBothDone(s, s.FedBackAt, c.At)],
        IssueBulletin c => [new BulletinIssued(c.At), .. Meet(s, DeadlineKind.Bulletin, c.At)],
        RequestSpecialMeeting c => [new SpecialMeetingRequested(c.At)],
        DecideSpecialMeeting c => [new SpecialMeetingDecided(c.At, c.Approved, c.Reason, Text(c.MinutesNumber))],
        OpenSupervision c =>
        [
            new SupervisionOpened(c.At),
            c.DueOn is { } dueOn
                ? new DeadlineStarted(c.At, DeadlineKind.Supervision,
                    DeadlineCount.Until(LegalTime.DateOf(c.At), dueOn, x.Policy.Periods[DeadlineKind.Supervision].LegalBasis))
                : Start(DeadlineKind.Supervision, LegalTime.DateOf(c.At), x, c.At),
        ],
        ReplySupervision c => [new SupervisionReplied(c.At, c.Progress)],
        CopyToDiscipline c => [new CopiedToDiscipline(c.At)],
        RecordMunicipalListing c =>
        [
            new MunicipalListingRecorded(c.At, c.ListingNumber),
            new DeadlineStarted(c.At, DeadlineKind.YearEnd, DeadlineCount.Until(
                LegalTime.DateOf(c.At), new DateOnly(LegalTime.DateOf(c.At).Year, 12, 31), "「办法」第二十七条")),
        ],
        ExplainAtMeeting c => [new ExplainedAtMeeting(c.At)],
        OpenAccountability c => [new AccountabilityOpened(c.At)],
        Suspend c => [new CaseSuspended(c.At, c.Reason)],
        Resume c => HandleResume(s, c, x),
        Extend c => HandleExtend(s, c, x),
        ReportObstruction c => [new ObstructionReported(c.At, c.Description)],
        TransferCrime c => [new CrimeTransferred(c.At, c.Reason)],
        Withdraw c => [new CaseWithdrawn(c.At, c.Reason), .. EndRunning(s, c.At)],
        AttachEvidence c => [new EvidenceAttached(c.At, c.Id, c.Kind, c.IsPhoto, c.TakenAt, c.FileName, c.Sha256)],
        CorrectPin c => [new EvidencePinCorrected(c.At, c.EvidenceId, c.Lon, c.Lat, c.Reason)],
        IdentifyParty c => [new PartyIdentified(c.At, c.Party, s.Party, Text(c.Reason), c.RepeatOf)],
        JoinLead c => [new LeadJoined(c.At, c.LeadId, c.SourceNumber, c.Finder, c.FoundAt)],
        _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
    };

    private static IEnumerable<CaseEvent> HandleStop(CaseState s, Stop c, CaseContext x)
    {
        yield return new StopServed(c.ServedAt, c.Document, c.Method, x.Actor.UnitCode, c.DocumentNumber);
        if (c.Document == StopDocument.Dissuasion) yield break;
        // Several units may each serve theirs (Art 18): one served in time counts, also when it is recorded after another's.
        foreach (var e in Meet(s, DeadlineKind.Stop, c.ServedAt)) yield return e;
        if (s.Stage != CaseStage.Discovered) yield break;
        yield return Start(DeadlineKind.Determination, LegalTime.DateOf(c.ServedAt), x, c.ServedAt);
    }

    private static IEnumerable<CaseEvent> HandleDetermine(CaseState s, Determine c) =>
        [new Determined(c.At, c.Illegal, c.Basis, c.LandCategory, c.Organised), .. Meet(s, DeadlineKind.Determination, c.At)];

    /// <summary>No proof, no running term (送达 must be proven): it waits, and the proof of service is due instead.</summary>
    private static IEnumerable<CaseEvent> StartTerm(OrderSelfDemolition c, DeadlineCount term, CaseContext x) => c.Proof.Count > 0
        ? [new DeadlineStarted(c.ServedAt, DeadlineKind.SelfDemolition, term)]
        : [new DeadlineAwaited(c.ServedAt, DeadlineKind.SelfDemolition, term), Start(DeadlineKind.Service, LegalTime.DateOf(c.ServedAt), x, c.ServedAt)];

    /// <summary>The term runs from the day of service, however late it was proven; days on which the case was suspended do not count.</summary>
    private static IEnumerable<CaseEvent> HandleProof(CaseState s, ProveService c, CaseContext x)
    {
        var awaited = s.Deadline(DeadlineKind.SelfDemolition)!.Count;
        yield return new ServiceProven(c.At, c.Proof);
        foreach (var e in Meet(s, DeadlineKind.Service, c.At)) yield return e;
        yield return new DeadlineStarted(c.At, DeadlineKind.SelfDemolition,
            DeadlineCount.Of(awaited.StartsOn, awaited.Period, x.Calendar, 0, [.. s.Suspensions.Where(r => r.To > awaited.StartsOn)]));
    }

    /// <summary>
    /// Takes effect on the day it happened: whatever fell due after it was never owed, also when that was already recorded
    /// as a breach; the journal keeps both.
    /// </summary>
    private static IEnumerable<CaseEvent> HandleDemolition(CaseState s, ConfirmDemolition c, CaseContext x)
    {
        var at = c.DemolishedAt;
        yield return new DemolitionConfirmed(at, c.By, c.Evidence);
        foreach (var d in s.Deadlines)
        {
            if (d.State == DeadlineState.Breached && at < d.DueAt) yield return new BreachUndone(at, d.Kind, d.DueAt);
            else if (d.State == DeadlineState.Pending) yield return new DeadlineEnded(at, d.Kind);
            else if (d.State is DeadlineState.Running or DeadlineState.Suspended)
                yield return d.Kind is DeadlineKind.SelfDemolition or DeadlineKind.ForcedDemolition ? new DeadlineMet(at, d.Kind) : new DeadlineEnded(at, d.Kind);
        }
        yield return Start(DeadlineKind.Feedback, LegalTime.DateOf(at), x, at);
    }

    private static IEnumerable<CaseEvent> CloseWhenBothDone(CaseState s, DateTimeOffset? other, DateTimeOffset at)
    {
        if (other is not { } earlier) yield break;
        var done = earlier > at ? earlier : at;
        foreach (var e in Meet(s, DeadlineKind.Feedback, done)) yield return e;
        yield return new CaseClosed(done);
    }

    private static IEnumerable<CaseEvent> HandleResume(CaseState s, Resume c, CaseContext x)
    {
        yield return new CaseResumed(c.At);
        if (CaseEvolution.SuspendedDays(s, c.At) is not { } days) yield break;
        foreach (var d in s.Deadlines.Where(d => d.State == DeadlineState.Suspended))
        {
            var count = DeadlineCount.Of(d.Count.StartsOn, d.Count.Period, x.Calendar, d.Count.ExtensionDays, [.. d.Count.Suspensions, days]);
            yield return new DeadlineMoved(c.At, d.Kind, d.DueAt, count);
        }
    }

    private static IEnumerable<CaseEvent> HandleExtend(CaseState s, Extend c, CaseContext x)
    {
        var d = CaseGuards.Extendable(s, x.Actor)!;
        yield return new DeadlineExtended(c.At, d.Kind, c.Days, c.Reason);
        yield return new DeadlineMoved(c.At, d.Kind, d.DueAt,
            DeadlineCount.Of(d.Count.StartsOn, d.Count.Period, x.Calendar, d.Count.ExtensionDays + c.Days, d.Count.Suspensions));
    }

    /// <summary>What a fact at an instant does to the deadline that asked for it.</summary>
    private static IEnumerable<CaseEvent> Meet(CaseState s, DeadlineKind kind, DateTimeOffset at) => s.Deadline(kind) switch
    {
        { State: DeadlineState.Running } => [new DeadlineMet(at, kind)],
        { State: DeadlineState.Breached } d when at < d.DueAt => [new BreachUndone(at, kind, d.DueAt)],
        _ => [],
    };

    private static IEnumerable<CaseEvent> EndRunning(CaseState s, DateTimeOffset at) =>
        s.Deadlines.Where(d => d.State is DeadlineState.Pending or DeadlineState.Running or DeadlineState.Suspended).Select(d => new DeadlineEnded(at, d.Kind));

    private static DeadlineStarted Start(DeadlineKind kind, DateOnly startsOn, CaseContext x, DateTimeOffset at) =>
        new(at, kind, DeadlineCount.Of(startsOn, x.Policy.Periods[kind], x.Calendar));

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
