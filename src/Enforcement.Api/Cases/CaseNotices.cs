using System.Text.Json;
using Enforcement.Api.Journal;
using Enforcement.Api.Notifications;
using Enforcement.Api.Organisations;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Ladder;
using Enforcement.Workflows.Organisations;

namespace Enforcement.Api.Cases;

/// <summary>Who is told of what happened in a case: the holder of each new duty, of a breach whoever held its duty, the receiver of what was sent.</summary>
internal static class CaseNotices
{
    public static IEnumerable<NoticePayload> Of(CaseState? before, CaseState after, IReadOnlyList<CaseEvent> events, Units units)
    {
        NoticePayload To(UnitKind holder, string kind, DateTimeOffset at) => new(CodeOf(holder, after, units), after.Number, kind, at);

        foreach (var e in events)
        {
            switch (e)
            {
                case DeadlineBreached breached:
                    foreach (var holder in ToldOfBreach(after, breached)) yield return To(holder, $"breached.{Camel(breached.Kind)}", e.At);
                    break;
                case not null when ReceiverOf(e) is { } receiver:
                    yield return To(receiver, $"sent.{EventName.Of(e.GetType())}", e.At);
                    break;
            }
        }
        foreach (var duty in after.Duties.Where(d => d.DoneAt is null && (before is null || !before.Duties.Contains(d))))
            yield return To(duty.Holder, $"duty.{Camel(duty.Kind)}", duty.OpenedAt);
    }

    /// <summary>Who held a duty of the deadline when it passed (Art 24: the bulletin is the bureau's); the town, where nobody has such a duty.</summary>
    private static IEnumerable<UnitKind> ToldOfBreach(CaseState s, DeadlineBreached e) => e.Kind switch
    {
        // Art 25: who supervises asks the town for what it was ordered to do.
        DeadlineKind.Supervision => [UnitKind.Town, UnitKind.Supervision],
        // Planning asks for the special meeting that follows (Art 25).
        DeadlineKind.ForcedDemolition => [UnitKind.Town, UnitKind.Planning],
        _ => s.Duties.Where(d => d.Deadline == e.Kind && (d.DoneAt is null || d.DoneAt >= e.At)).Select(d => d.Holder).Distinct().DefaultIfEmpty(UnitKind.Town),
    };

    /// <summary>Which body an entry sends the case to (Art 6, 25–27), or null.</summary>
    public static UnitKind? ReceiverOf(CaseEvent e) => e switch
    {
        CopiedToDiscipline => UnitKind.Discipline,
        ObstructionReported or CrimeTransferred => UnitKind.Police,
        _ => null,
    };

    /// <summary>The unit that stands for a kind in this case.</summary>
    public static string CodeOf(UnitKind holder, CaseState s, Units units) => holder == UnitKind.Town ? s.Town : units.Body(holder).Code;

    private static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
