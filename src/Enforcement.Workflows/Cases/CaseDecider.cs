using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.Tracks;

namespace Enforcement.Workflows.Cases;

/// <summary>
/// Decides what becomes of a case by the tables of its track. Pure: performs nothing, reads no clock. Every decision first lets time pass
/// up to
/// now, so that its outcome does not depend on when the last sweep ran.
/// </summary>
public static class CaseDecider
{
    /// <summary>Opens a case; the first deadline of its track runs from the day of opening (Art 12, 17).</summary>
    /// <param name="track">The track; null means the one under which cases are opened now.</param>
    public static Decision<CaseState, CaseEvent> Open(CaseOpening o, CaseContext x, Track? track = null)
    {
        if (o.FoundAt > x.Now) return Refusal.Of(CaseRefusalReason.InTheFuture, "foundAt");
        track ??= TrackRegistry.Current;
        var isFirst = track == TrackRegistry.First; // whose journals name no track
        return WithCalendar(() => new CaseLog(null).Write(
        [
            new CaseOpened(x.Now)
            {
                Number = o.Number, PolicyVersion = x.Policy.Version, FoundAt = o.FoundAt, Town = o.Town, Village = o.Village,
                FirstFinder = o.FirstFinder,
                Place = o.Place, Address = o.Address, Party = o.Party, InProgress = o.InProgress, AreaSquareMetres = o.AreaSquareMetres,
                Description = o.Description, RepeatOf = o.RepeatOf, LeadId = o.LeadId,
                Track = isFirst ? null : track.Id, TrackVersion = isFirst ? null : track.Version,
            },
            Clock.Start(track.Opening, LegalTime.DateOf(x.Now), x, x.Now),
        ]).Decision);
    }

    /// <summary>
    /// What the passing of time brought about by <see cref="Context.Now"/>: every deadline that passed, at its legal instant, and what
    /// follows from it. Nothing when nothing was due; asking again is harmless.
    /// </summary>
    /// <exception cref="MissingCalendarYearException">A following deadline needs a calendar year that was not recorded.</exception>
    public static Decision<CaseState, CaseEvent> PassTime(CaseState s, CaseContext x) => PassTime(new CaseLog(s), x).Decision;

    private static CaseLog PassTime(CaseLog log, CaseContext x)
    {
        while (log.State.Deadlines.Where(d => d.State == DeadlineState.Running && d.DueAt <= x.Now)
            .MinBy(d => (d.DueAt, d.Kind)) is { } due)
        {
            // The next period runs from the legal end of the first, not from when anyone noticed (Art 22).
            var next = log.State.Track.Passing(due.Kind) is { } passing ? Clock.Start(passing.Starts, due.Count.LastDay, x, due.DueAt)
                : null;
            log.Write(new DeadlineBreached(due.DueAt, due.Kind));
            if (next is not null) log.Write(next);
        }
        return log;
    }

    /// <summary>Decides a command. A refusal changes nothing, not even what time brought about: the sweep records that.</summary>
    public static Decision<CaseState, CaseEvent> Decide(CaseState state, CaseCommand command, CaseContext x) => WithCalendar(() =>
    {
        var log = PassTime(new CaseLog(state), x);
        var s = log.State;
        if (CaseGuards.Blocks(s, command.Action, x.Actor) is { } blocked) return blocked;
        var rule = s.Track.Step(command.Action)!.Rule;
        var refusal = Values.Fact(s, x, command.At, "at") ?? Values.BeforeItsCause(s, rule.Fulfils, command.At)
            ?? rule.Check(s, command, x);
        return refusal ?? PassTime(log.Write(rule.Perform(s, command, x)), x).Decision;
    });

    /// <summary>A year without a calendar is refused by name, never guessed.</summary>
    private static Decision<CaseState, CaseEvent> WithCalendar(Func<Decision<CaseState, CaseEvent>> decide)
    {
        try
        {
            return decide();
        }
        catch (MissingCalendarYearException missing)
        {
            return Refusal.Of(CaseRefusalReason.CalendarYearMissing, null, missing.Year);
        }
    }
}
