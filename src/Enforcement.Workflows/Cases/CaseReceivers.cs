using System.Text.Json;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Workflows.Cases;

/// <summary>Whom something is told.</summary>
/// <param name="Holder">Which kind of unit; <see cref="UnitKind.Town"/> means the case's own.</param>
/// <param name="Kind">What: <c>breached.{deadline}</c>, <c>sent.{event}</c>, <c>duty.{duty}</c>.</param>
/// <param name="At">When it happened.</param>
public sealed record CaseNotice(UnitKind Holder, string Kind, DateTimeOffset At);

/// <summary>Who is told of what happened in a case, and who sees it because it was sent there.</summary>
public static class CaseReceivers
{
    /// <summary>The holder of each new duty, of a breach whoever held its duty, the receiver of what was sent.</summary>
    public static IEnumerable<CaseNotice> NoticesOf(CaseState? before, CaseState after, IReadOnlyList<CaseEvent> events)
    {
        foreach (var e in events)
        {
            if (e is DeadlineBreached breached)
            {
                foreach (var holder in ToldOfBreach(after, breached)) yield return new CaseNotice(holder,
                    $"breached.{Camel(breached.Kind.ToString())}", e.At);
            }
            else if (SentTo(e) is { } receiver)
            {
                yield return new CaseNotice(receiver, $"sent.{Camel(e.GetType().Name)}", e.At);
            }
        }
        foreach (var duty in after.Duties.Where(d => d.DoneAt is null && (before is null || !before.Duties.Contains(d))))
            yield return new CaseNotice(duty.Holder, $"duty.{Camel(duty.Kind.ToString())}", duty.OpenedAt);
    }

    /// <summary>Which body an entry sends the case to, so that it sees it from then on (Art 6, 25–27); null when to none.</summary>
    public static UnitKind? SentTo(CaseEvent e) => e switch
    {
        CopiedToDiscipline => UnitKind.Discipline,
        ObstructionReported or CrimeTransferred => UnitKind.Police,
        _ => null,
    };

    /// <summary>
    /// Who held a duty of the deadline when it passed (Art 24: the bulletin is the bureau's); the town, where nobody has such a duty.
    /// </summary>
    private static IEnumerable<UnitKind> ToldOfBreach(CaseState s, DeadlineBreached e) => e.Kind switch
    {
        // Art 25: who supervises asks the town for what it was ordered to do.
        DeadlineKind.Supervision => [UnitKind.Town, UnitKind.Supervision],
        // Planning asks for the special meeting that follows (Art 25).
        DeadlineKind.ForcedDemolition => [UnitKind.Town, UnitKind.Planning],
        _ => s.Duties.Where(d => d.Deadline == e.Kind && (d.DoneAt is null || d.DoneAt >= e.At)).Select(d => d.Holder).Distinct()
            .DefaultIfEmpty(UnitKind.Town),
    };

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
